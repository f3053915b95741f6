import { looksLikeKey } from "@bailiwick/domain";
import { readCredentials } from "./credentials.ts";
import { Failure } from "./failure.ts";
import { instanceUrl, localInstance } from "./options.ts";

/**
 * The key that a program uses instead of a sign-in: from the environment, because other users of the machine can read
 * arguments in the list of processes. Null without one.
 * @throws Failure when it is not a whole key; the sentence does not include it.
 */
export function keyInUse(): string | null {
  const key = process.env.BAILIWICK_KEY?.trim() ?? "";
  if (key === "") return null;
  if (looksLikeKey(key) === null)
    throw new Failure("BAILIWICK_KEY is not a key, or not all of one.", { usage: true });
  return key;
}

/**
 * Where the key is used: BAILIWICK_URL, else where someone last signed in, else this machine.
 * @throws Failure when that is no address.
 */
export async function instanceOfKey(): Promise<string> {
  const named = process.env.BAILIWICK_URL ?? "";
  if (named !== "") {
    try {
      return instanceUrl(named);
    } catch {
      throw new Failure("BAILIWICK_URL has to be an address such as https://bailiwick.example.", {
        usage: true,
      });
    }
  }
  return (await readCredentials())?.url ?? localInstance;
}
