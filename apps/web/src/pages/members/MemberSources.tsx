import { can } from "@bailiwick/domain";
import { paths } from "../../paths.ts";
import { useWorkspace } from "../../workspace.ts";
import { AccessSources } from "../access/AccessSources.tsx";
import type { Member } from "./members.ts";

/** Where the member's access comes from; a team leads to its page, for who may see the teams. */
export function MemberSources({ member }: { readonly member: Member }) {
  const { actor, tenant } = useWorkspace();
  const teamLink = (team: string) => paths.team({ ...tenant, team });
  return (
    <AccessSources
      sources={member.sources}
      roles={actor.roles}
      {...(can(actor, "team:read").allowed ? { teamLink } : {})}
    />
  );
}
