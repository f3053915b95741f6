import type { BundleFault } from "../refusals/reasons.ts";
import { Refused, refuse } from "../refusals/refusal.ts";

/** Why a file is not taken as a bundle. `name` is of a part or of a version, `line` the number of a line in the part. */
export function faulty(
  fault: BundleFault,
  { name = "", line = 0 }: { readonly name?: string; readonly line?: number } = {},
): Refused {
  return new Refused(refuse("bad_bundle", { fault, name, line }));
}
