import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, skipToken, useIsMutating, useQuery } from "@tanstack/react-query";
import { client, type Inputs, type Outputs } from "../../api.ts";

/** A change whose effects can be seen first: the path of its procedure, and the input that it would get. */
export type PreviewAct = Inputs["access"]["preview"];
export type Effects = Outputs["access"]["preview"];

/** For how long an input has to stay as it is before its effects are asked for, in milliseconds. */
const settling = 300;

/**
 * What a change would do, from the rules that do it; null asks nothing. While an input is being typed, the effects of
 * the one before stay, and `isStale` says that they are. A change that would be refused is an error here, too.
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
    // Once it is being done, there is nothing left to preview: the answer would be that it is done already.
    enabled: useIsMutating() === 0,
  });
  return { ...query, isStale: query.isPlaceholderData || settled !== wanted };
}
