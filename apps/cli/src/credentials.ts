import { z } from "zod";
import { storedFile } from "./stored.ts";

const Credentials = z.object({ url: z.url(), email: z.string(), token: z.string().min(1) });

/** The stored sign-in: the instance, the person, and the session token. */
export type Credentials = z.infer<typeof Credentials>;

const stored = storedFile("credentials.json", Credentials, {
  what: "credentials",
  again: 'run "bailiwick login" again',
});

/**
 * Reads the stored sign-in; null if not signed in.
 * @throws Failure when the file is not one of ours.
 */
export const readCredentials = (): Promise<Credentials | null> => stored.read();

/** Stores the sign-in, readable only by this user; replaces an earlier one atomically. */
export const keepCredentials = (credentials: Credentials): Promise<void> => stored.keep(credentials);

export const forgetCredentials = (): Promise<void> => stored.forget();
