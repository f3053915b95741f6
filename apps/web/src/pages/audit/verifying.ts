import type { Outputs } from "../../api.ts";
import type { Failure } from "../../failure.ts";

/** The current or a former end of a chain: the number and the hash of an entry. */
export type Head = { readonly seq: number; readonly hash: string };

export type Answer = Outputs["audit"]["verify"];
/** The progress and the result of a verification. */
export type Verifying =
  | { readonly state: "idle" }
  | { readonly state: "running"; readonly checked: number; readonly of: number }
  | { readonly state: "failed"; readonly failure: Failure }
  | {
      readonly state: "done";
      readonly checked: number;
      readonly answer: Answer;
      readonly kept: Answer["kept"];
    };
