import { useQuery } from "@tanstack/react-query";
import type { OrganizationSummary } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useMe } from "../../me.ts";
import { DeletedWorkspaces } from "../workspaces/DeletedWorkspaces.tsx";
import { noOwnRole, rowOf } from "../workspaces/rows.ts";

/**
 * The deleted workspaces of an organization, for people whose role there can restore them; nothing if there are none.
 */
export function DeletedHere({ organization }: { readonly organization: OrganizationSummary }) {
  const me = useMe();
  const { data } = useQuery(
    trpc.workspaces.list.queryOptions({
      organization: organization.id,
      state: "pending_deletion",
      limit: 100,
    }),
  );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <DeletedWorkspaces
      rows={data.items.map((item) => rowOf(me, item, organization, noOwnRole, organization))}
    />
  );
}
