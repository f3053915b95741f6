import type { Blueprint } from "../blueprint/blueprint.ts";
import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** What has to be typed before this workspace or organization is archived or deleted (V44, M47). */
export function confirmationWord(
  blueprint: Blueprint,
  subject: { readonly slug: string; readonly name: string },
): string {
  return blueprint.confirmBy === "slug" ? subject.slug : subject.name;
}

/** Whether the right word was typed, letter by letter; only its Unicode form may differ, as keyboards differ in that. */
export function checkConfirmation(
  blueprint: Blueprint,
  subject: { readonly slug: string; readonly name: string },
  typed: string,
): Decision {
  const word = confirmationWord(blueprint, subject);
  if (typed.normalize("NFC") === word.normalize("NFC")) return allowed;
  return refuse("confirmation_mismatch", { word }, "confirmation");
}
