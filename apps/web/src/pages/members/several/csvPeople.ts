import type { Decision, Role } from "@bailiwick/domain";
import Papa from "papaparse";
import { looksLikeEmail } from "../../../identity.ts";

/** The maximum number of lines in one file. */
export const maxLines = 500;

/** The problem with a line of the file; null if it can be sent. */
export type LineFault = "no_email" | "bad_email" | "duplicate" | "unknown_role" | "role_refused";

export type Line = {
  /** As an editor counts them, from one. */
  readonly number: number;
  readonly email: string;
  /** The file's value; empty if there is none, and the chosen default role applies. */
  readonly roleText: string;
  /** The key of their role. */
  readonly role: string;
  readonly fault: LineFault | null;
};

type Means = {
  readonly roles: readonly Pick<Role, "key" | "name">[];
  /** The key of the role for lines without one. */
  readonly fallback: string;
  readonly decide: (role: string) => Decision;
};

const emailHeadings: ReadonlySet<string> = new Set(["email", "e-mail", "mail", "address", "adresse"]);
const roleHeadings: ReadonlySet<string> = new Set(["role", "rolle"]);
const tidy = (text: string | undefined) => (text ?? "").trim();

/**
 * Reads people from a CSV file: an address and, if present, a role by its key or name. A heading determines the
 * columns; without one they are the first two. Other columns and empty lines are ignored.
 */
export function readPeople(text: string, { roles, fallback, decide }: Means): Line[] {
  const plain = text.replace(/^\uFEFF/, "");
  const rows = Papa.parse<string[]>(plain, { delimiter: delimiterOf(plain) }).data;
  const heading = (rows[0] ?? []).map((cell) => tidy(cell).toLowerCase());
  const found = heading.findIndex((cell) => emailHeadings.has(cell));
  const hasHeading = found >= 0;
  const emailAt = hasHeading ? found : 0;
  const roleAt = hasHeading ? heading.findIndex((cell) => roleHeadings.has(cell)) : 1;
  const seen = new Set<string>();
  return rows.flatMap((row, at) => {
    if ((hasHeading && at === 0) || row.every((cell) => tidy(cell) === "")) return [];
    const email = tidy(row[emailAt]);
    const roleText = roleAt < 0 ? "" : tidy(row[roleAt]);
    const named = roles.find(({ key, name }) => [key, name.toLowerCase()].includes(roleText.toLowerCase()));
    const role = roleText === "" ? fallback : (named?.key ?? "");
    const same = email.toLowerCase();
    const fault = faultOf({ email, role, isDuplicate: seen.has(same) }, decide);
    seen.add(same);
    return [{ number: at + 1, email, roleText, role, fault }];
  });
}

/** The separator of the first line: a comma or, in spreadsheets of other languages, another character. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const count = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

type Read = { readonly email: string; readonly role: string; readonly isDuplicate: boolean };

function faultOf({ email, role, isDuplicate }: Read, decide: Means["decide"]): LineFault | null {
  if (email === "") return "no_email";
  if (!looksLikeEmail(email)) return "bad_email";
  if (isDuplicate) return "duplicate";
  if (role.length === 0) return "unknown_role";
  return decide(role).allowed ? null : "role_refused";
}
