import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The maximum number of code points in a name and in a description. */
export const nameLimit = 80;
export const descriptionLimit = 500;

// Controls, line and paragraph separators, and the characters that change the text direction.
const forbiddenInName = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const forbiddenInDescription = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;
// Something visible: neither white space nor an invisible character.
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** The one form in which a name is checked, stored and compared: NFC, trimmed. */
export function normalizeName(text: string): string {
  return text.normalize("NFC").trim();
}

/** Normalizes a description: NFC, LF line ends, trimmed. */
export function normalizeDescription(text: string): string {
  return text.normalize("NFC").replaceAll("\r\n", "\n").trim();
}

/** Whether a normalized name is valid. `path` is the input field to name in a refusal. */
export function checkName(name: string, path = "name"): Decision {
  if (!visible.test(name)) return refuse("name_empty", {}, path);
  if (longer(name, nameLimit)) {
    return refuse("name_too_long", { most: nameLimit }, path);
  }
  if (forbiddenInName.test(name) || !name.isWellFormed()) {
    return refuse("name_characters", {}, path);
  }
  return allowed;
}

/** Whether a normalized description is valid; it can be empty. */
export function checkDescription(description: string, path = "description"): Decision {
  if (longer(description, descriptionLimit)) {
    return refuse("description_too_long", { most: descriptionLimit }, path);
  }
  if (forbiddenInDescription.test(description) || !description.isWellFormed()) {
    return refuse("description_characters", {}, path);
  }
  return allowed;
}

/** Whether the text has more than `limit` code points, without scanning a text of any length. */
export function longer(text: string, limit: number): boolean {
  return text.length > limit * 2 || (text.length > limit && Array.from(text).length > limit);
}
