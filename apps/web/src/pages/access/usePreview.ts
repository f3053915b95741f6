import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, skipToken, useIsMutating, useQuery } from "@tanstack/react-query";

/** How long an input has to stay unchanged before its effects are fetched, in milliseconds. */
const settling = 300;

/** What is known of a preview: its answer, or why the change would be refused. */
export type Preview<Answer> = {
  readonly data: Answer | undefined;
  readonly error: unknown;
  /** Whether the answer is that of an earlier input. */
  readonly isStale: boolean;
  readonly refetch: () => unknown;
};

/**
 * The effects of a change, computed by its own rules; without an input, nothing is fetched. While an input is being typed,
 * the previous effects stay, and `isStale` is true. A change that would be refused is an error here, too.
 * @param path the preview's procedure, which names it in the cache
 */
export function usePreview<Input, Answer>(
  path: string,
  input: Input | null,
  ask: (input: Input, options: { readonly signal: AbortSignal }) => Promise<Answer>,
): Preview<Answer> {
  const wanted = input === null ? null : JSON.stringify(input);
  const [settled] = useDebouncedValue(wanted, settling);
  const query = useQuery({
    queryKey: [path, settled],
    queryFn: settled === null ? skipToken : ({ signal }) => ask(JSON.parse(settled) as Input, { signal }),
    placeholderData: keepPreviousData,
    // Once the change is running, there is nothing left to preview: the answer would be that it is already done.
    enabled: useIsMutating() === 0,
  });
  const { data, error, refetch } = query;
  return { data, error, refetch, isStale: query.isPlaceholderData || settled !== wanted };
}
