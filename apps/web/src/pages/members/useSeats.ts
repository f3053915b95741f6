import type { Seats } from "@bailiwick/domain";
import { useQuery } from "@tanstack/react-query";
import type { Workspace } from "../../access.ts";
import { trpc } from "../../api.ts";

/**
 * The seats of a workspace: its members, its invitations, and the plan's limit (V28). While they are unknown, or hidden
 * from this person, there is no limit here, and the server has the last word.
 */
export function useSeats({ id, memberCount, organization }: Workspace): Seats {
  const { data: plan } = useQuery(trpc.organizations.plan.queryOptions({ organization: organization.id }));
  const used = plan?.usage.find(({ limit, workspace }) => limit === "members" && workspace?.id === id);
  return {
    members: used?.used ?? memberCount,
    pending: used?.pending ?? 0,
    limit: plan?.limits.find(({ name }) => name === "members")?.value ?? null,
  };
}
