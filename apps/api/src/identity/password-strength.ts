import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** An estimate takes longer with each character, and so many that are hard to guess are enough. */
const longest = 64;

/** From 0, among the first to be guessed, to 4, beyond what can be guessed. */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4;

/** The least strength of a new password: it withstands 10^8 guesses, as zxcvbn counts them. */
export const leastStrength: PasswordStrength = 3;

/** What is known about the person, and guessed first. */
export type Known = { readonly name?: string | undefined; readonly email?: string | undefined };

/** How hard a password is to guess for someone who knows common passwords, patterns, and this about its person. */
export function strengthOf(password: string, { name = "", email = "" }: Known = {}): PasswordStrength {
  const words = `${name} ${email}`.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  const known = [name, email, ...words].filter((text) => text !== "");
  return estimator.check(password.slice(0, longest), known).score;
}
