import { can, permission } from "@bailiwick/domain";
import { paths } from "../../paths.ts";
import { useWorkspace } from "../../workspace.ts";
import { AccessSources } from "../access/AccessSources.tsx";
import type { Member } from "./members.ts";

const teamRead = permission("team:read");

/** The sources of the member's access; a team links to its page, for people who can see the teams. */
export function MemberSources({ member }: { readonly member: Member }) {
  const { actor, tenant } = useWorkspace();
  const teamLink = (team: string) => paths.team({ ...tenant, team });
  return (
    <AccessSources
      sources={member.sources}
      roles={actor.roles}
      {...(can(actor, teamRead).allowed ? { teamLink } : {})}
    />
  );
}
