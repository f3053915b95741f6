import type { BadText } from "../refusals/reasons.ts";
import { type Refusal, refuse } from "../refusals/refusal.ts";

/** What a token says, where it says something. */
export type Written = string | number;

/** A part of a text: a word, a string, a number, a sign, or the end; with its line and column, from 1. */
export type Token = { readonly line: number; readonly column: number } & (
  | { readonly type: "word" | "string"; readonly value: string }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "{" | "}" | "[" | "]" | "," | "end" }
);

type Place = { readonly line: number; readonly column: number };
type Fault = Pick<BadText, "fault"> & Partial<BadText>;

/** The refusal of a text, with the line and column of its fault: wrong syntax, or a value that its field refuses. */
export function badText({ line, column }: Place, fault: Fault | Refusal): Refusal {
  const empty = { names: [], amount: 0, field: "", what: "empty" } as const;
  if ("allowed" in fault) {
    const value = fault.params as unknown as Partial<BadText>;
    return refuse("bad_text", { ...empty, ...value, line, column, fault: "value" }, "text");
  }
  return refuse("bad_text", { ...empty, ...fault, line, column }, "text");
}

/** White space and comments. */
const blank = /(?:[ \t\r\n]+|#[^\n]*)*/uy;
const token = /([a-z][a-z0-9_]*)|("(?:[^"\\\n]|\\.)*")|(-?\d[\d.eE+-]*)|([{}[\],])/uy;

/** The tokens of a text, the last of which is its end; or why it has none. */
export function tokensOf(text: string): readonly Token[] | Refusal {
  const tokens: Token[] = [];
  const place = placesIn(text);
  for (let from = 0; ; from = token.lastIndex) {
    blank.lastIndex = from;
    blank.exec(text);
    const at = place(blank.lastIndex);
    if (blank.lastIndex === text.length) return [...tokens, { ...at, type: "end" }];
    token.lastIndex = blank.lastIndex;
    const [, word, string, number, sign] = token.exec(text) ?? [];
    const value = parsed(string ?? number);
    if (word !== undefined) tokens.push({ ...at, type: "word", value: word });
    else if (sign !== undefined) tokens.push({ ...at, type: sign as "{" });
    else if (typeof value === "string") tokens.push({ ...at, type: "string", value });
    else if (typeof value === "number") tokens.push({ ...at, type: "number", value });
    else return badText(at, { fault: "sign" });
  }
}

/** Strings and numbers are JSON's. */
function parsed(json = ""): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The line and column of positions that only grow. */
function placesIn(text: string): (position: number) => Place {
  let [line, begins, seen] = [1, 0, 0];
  return (position) => {
    for (; seen < position; seen += 1) {
      if (text[seen] === "\n") [line, begins] = [line + 1, seen + 1];
    }
    return { line, column: position - begins + 1 };
  };
}
