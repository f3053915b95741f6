import { textOf } from "./identity.ts";

const key = "bailiwick.next";

/** Keeps where someone was going while they are at their company's sign-in, in this tab. */
export function keepNext(next: string | undefined): void {
  if (next === undefined) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, next);
}

/** Where they were going, once. */
export function takeNext(): string | undefined {
  const next = sessionStorage.getItem(key) ?? undefined;
  sessionStorage.removeItem(key);
  return next;
}

/** Begins signing in by the provider of one's company, or what a ticket is for: where the browser goes. */
export const beginAtProvider = (input: { email: string } | { ticket: string }): Promise<string> =>
  textOf("/sign-in/connection", "url", input);

/** Ends it, with what the provider sent the browser back with. */
export const returnFromProvider = (input: Record<string, string>): Promise<string> =>
  textOf("/sign-in/connection/finish", "status", input);

/** Begins to connect the account with the provider of one's company: a ticket for the way there. */
export const connectAccount = (password: string): Promise<string> =>
  textOf("/account/connection", "ticket", { password });
