import { can } from "@bailiwick/domain";
import { paths } from "../../paths.ts";
import { useWorkspace } from "../../workspace.ts";
import { AccessSources } from "../access/AccessSources.tsx";
import type { Member } from "./members.ts";

/** Where the member's access comes from; a team leads to its page, for who may see the teams. */
export function MemberSources({ member }: { readonly member: Member }) {
  const { actor, address, blueprint, workspace } = useWorkspace();
  const teamLink = (team: string) =>
    blueprint.topology === "flat"
      ? paths.team(address, team)
      : paths.organizationTeam(workspace.organization.slug, team);
  return (
    <AccessSources
      sources={member.sources}
      roles={actor.roles}
      {...(can(actor, "team:read").allowed ? { teamLink } : {})}
    />
  );
}
