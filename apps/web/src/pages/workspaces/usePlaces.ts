import { useQueries, useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { useInstance } from "../../instance.ts";
import { useMe } from "../../me.ts";
import { type Place, placesFor } from "./places.ts";

/** The places where the person can create a workspace, as a query that considers each organization's plan. */
export function usePlaces() {
  const me = useMe();
  const instance = useInstance();
  const organizations = useQuery(trpc.organizations.list.queryOptions());
  const creating = organizations.data?.items.filter((each) => each.permissions.includes("workspace:create"));
  const rooms = useQueries({
    queries: (creating ?? []).map(({ id }) => trpc.organizations.get.queryOptions({ organization: id })),
    combine: (results) => ({
      known: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      isPending: results.some(({ isPending }) => isPending),
      error: results.find(({ error }) => error !== null)?.error ?? null,
      refetch: () => Promise.all(results.map((each) => each.refetch())),
    }),
  });
  const { data: list } = organizations;
  const data: Place[] | undefined =
    list === undefined || rooms.isPending ? undefined : placesFor(me, list.items, rooms.known, instance);
  return {
    data,
    error: organizations.error ?? rooms.error,
    refetch: () => Promise.all([organizations.refetch(), rooms.refetch()]),
  };
}
