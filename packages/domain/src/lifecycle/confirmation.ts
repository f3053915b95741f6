import type { Blueprint } from "../blueprint/blueprint.ts";
import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** What a person has to type before this workspace or organization is archived or deleted (V44, M47). */
export function confirmationWord(
  blueprint: Blueprint,
  subject: { readonly slug: string; readonly name: string },
): string {
  return blueprint.confirmBy === "slug" ? subject.slug : subject.name;
}

/** Whether the right word was typed, letter by letter; only invisible characters can differ, as in `asSeen`. */
export function checkConfirmation(
  blueprint: Blueprint,
  subject: { readonly slug: string; readonly name: string },
  typed: string,
): Decision {
  return checkTyped(confirmationWord(blueprint, subject), typed);
}

/** What a person has to type before this resource is moved: its title, or its id if it has none. */
export function resourceWord({ title, id }: { readonly title: string | null; readonly id: string }): string {
  return title ?? id;
}

/** Whether this word was typed, letter by letter; only invisible characters can differ. */
export function checkTyped(word: string, typed: string): Decision {
  if (asSeen(typed) === asSeen(word)) return allowed;
  return refuse("confirmation_mismatch", { word }, "confirmation");
}

/** A text as a page shows it: any run of white space is one space, and invisible characters are removed (UAX #44). */
function asSeen(text: string): string {
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .normalize("NFC");
}
