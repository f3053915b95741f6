import { client, type Inputs, type Outputs } from "../../api.ts";
import { type Preview, usePreview } from "./usePreview.ts";

/** A change whose effects can be previewed: the path of its procedure, and its input. */
export type PreviewAct = Inputs["access"]["preview"];
export type Effects = Outputs["access"]["preview"];

/** Who gains and who loses what through a change; null fetches nothing. */
export function useEffects(act: PreviewAct | null): Preview<Effects> {
  return usePreview("access.preview", act, (input, options) => client.access.preview.mutate(input, options));
}
