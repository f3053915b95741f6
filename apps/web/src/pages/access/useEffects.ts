import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, skipToken, useIsMutating, useQuery } from "@tanstack/react-query";
import { client, type Inputs, type Outputs } from "../../api.ts";

/** A change whose effects can be previewed: the path of its procedure, and its input. */
export type PreviewAct = Inputs["access"]["preview"];
export type Effects = Outputs["access"]["preview"];

/** How long an input has to stay unchanged before its effects are fetched, in milliseconds. */
const settling = 300;

/**
 * The effects of a change, computed by its own rules; null fetches nothing. While an input is being typed, the previous
 * effects stay, and `isStale` is true. A change that would be refused is an error here, too.
 */
export function useEffects(act: PreviewAct | null) {
  const wanted = act === null ? null : JSON.stringify(act);
  const [settled] = useDebouncedValue(wanted, settling);
  const query = useQuery({
    queryKey: ["access.preview", settled],
    queryFn:
      settled === null
        ? skipToken
        : ({ signal }) => client.access.preview.mutate(JSON.parse(settled) as PreviewAct, { signal }),
    placeholderData: keepPreviousData,
    // Once the change is running, there is nothing left to preview: the answer would be that it is already done.
    enabled: useIsMutating() === 0,
  });
  return { ...query, isStale: query.isPlaceholderData || settled !== wanted };
}
