import { keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

type Page<Item> = {
  readonly items: Item[];
  readonly nextCursor: string | null;
  /** The total, on the first page of a list that counts. */
  readonly total?: number | null;
};
type Read<Item> = (cursor: string | null) => Promise<Page<Item>>;

/** A list that is read page by page: its rows so far, and what `Loaded` and `ShowMore` need. */
export type Pages<Item> = {
  readonly data: Item[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  /** The total; null for a list that doesn't count. */
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
};

/**
 * Reads a list by its cursor. (tRPC's own options for infinite queries send a `direction` along, which the API's closed
 * inputs refuse.) While a new search loads, the previous rows stay.
 * @param refetchInterval how often to read again what changes without a notice, in milliseconds
 */
export function usePages<Item>(
  queryKey: QueryKey,
  read: Read<Item>,
  refetchInterval: number | false = false,
): Pages<Item> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval,
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return {
    data: rows,
    total: data?.pages[0]?.total ?? null,
    error,
    refetch,
    hasMore: hasNextPage,
    busy: isFetchingNextPage,
    onMore: () => void fetchNextPage(),
  };
}
