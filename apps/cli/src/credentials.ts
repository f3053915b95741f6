import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import envPaths from "env-paths";
import { z } from "zod";
import { Failure } from "./failure.ts";

const Credentials = z.object({ url: z.url(), email: z.string(), token: z.string().min(1) });

/** The stored sign-in: the instance, the person, and the session token. */
export type Credentials = z.infer<typeof Credentials>;

/** The platform's folder for a user's settings; on Linux under XDG_CONFIG_HOME, else ~/.config. */
function file(): string {
  return join(envPaths("bailiwick", { suffix: "" }).config, "credentials.json");
}

/**
 * Reads the stored sign-in; null if not signed in.
 * @throws Failure when the file is not one of ours.
 */
export async function readCredentials(): Promise<Credentials | null> {
  const text = await readFile(file(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new Failure(`The credentials in ${file()} cannot be read: ${error.message}.`);
  });
  if (text === null) return null;
  try {
    return Credentials.parse(JSON.parse(text));
  } catch {
    throw new Failure(`The credentials in ${file()} are damaged; run "bailiwick login" again.`);
  }
}

/** Stores the sign-in, readable only by this user; replaces an earlier one atomically. */
export async function keepCredentials(credentials: Credentials): Promise<void> {
  const draft = `${file()}.${process.pid}`;
  await mkdir(dirname(file()), { recursive: true, mode: 0o700 });
  await writeFile(draft, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file());
}

export async function forgetCredentials(): Promise<void> {
  await rm(file(), { force: true });
}
