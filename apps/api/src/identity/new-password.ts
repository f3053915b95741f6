import { Refused, refuse } from "@bailiwick/domain";
import type { Operation } from "./operations.ts";

/**
 * Demands that the new password of an operation, if it has one, is not easy to guess.
 * @param own the address of the account of someone who is signed in
 * @throws Refused with `password_guessable` at its field
 */
export async function demandStrength(
  { chooses }: Operation,
  body: Readonly<Record<string, unknown>>,
  own: string | null,
): Promise<void> {
  if (chooses === undefined) return;
  // Its lists of common passwords are loaded with the first new password.
  const { leastStrength, strengthOf } = await import("./password-strength.ts");
  const known = { name: textOf(body.name), email: own ?? textOf(body.email) };
  if (strengthOf(String(body[chooses]), known) < leastStrength) {
    throw new Refused(refuse("password_guessable", {}, chooses));
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
