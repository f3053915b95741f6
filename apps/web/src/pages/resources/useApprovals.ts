import { canApprove, type Decision, type KindAction, type ResourceKind } from "@bailiwick/domain";
import { skipToken, useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api.ts";
import { useHolder } from "./holder.tsx";
import type { Resource } from "./resources.ts";

export type ApprovalsOfAction = Outputs["resources"]["approvals"]["items"][number];

/** The approvals of a resource; none while they are read, and for a kind that needs none. */
export function useApprovals({ key, states }: ResourceKind, { id }: Resource): readonly ApprovalsOfAction[] {
  const { at } = useHolder();
  const needed = states?.actions.some(({ approvals }) => approvals !== undefined) === true;
  const { data } = useQuery(
    trpc.resources.approvals.queryOptions(needed ? { ...at, kind: key, id } : skipToken),
  );
  return data?.items ?? [];
}

/** Whether this person can take an action, as far as its approvals decide that. */
export function decideApproval(
  items: readonly ApprovalsOfAction[],
  { key }: KindAction,
  person: string,
): Decision {
  const found = items.find(({ action }) => action === key);
  if (found === undefined) return { allowed: true };
  const approved = found.approvals.map(({ userId }) => userId);
  return canApprove({ author: found.author, approved }, found, person);
}
