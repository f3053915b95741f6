import { createHmac, randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../operator-error.ts";

const shortest = 32;

/**
 * The instance secret, from which every derived secret comes.
 * @param env `BAILIWICK_SECRET` wins; without it the file `secret` in the data folder, created on first start (32
 *   random bytes in hex, readable only by its owner).
 * @throws OperatorError when it is shorter than 32 characters or the file cannot be read.
 */
export function loadSecret(home: string, env: NodeJS.ProcessEnv): string {
  if (env.BAILIWICK_SECRET) {
    if (env.BAILIWICK_SECRET.length < shortest) {
      throw new OperatorError(`BAILIWICK_SECRET is too short: it needs at least ${shortest} characters.`);
    }
    return env.BAILIWICK_SECRET;
  }
  const path = join(home, "secret");
  const secret = readSecret(path) ?? makeSecret(path);
  if (secret.length < shortest) throw new OperatorError(`The secret in ${path} is damaged: it is too short.`);
  return secret;
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new OperatorError(`The secret in ${path} cannot be read by this user.`);
  }
}

/**
 * Written to a temporary file and then linked, so that one of two concurrent first starts wins and no one reads half a
 * secret.
 */
function makeSecret(path: string): string {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) {
      throw new OperatorError(`The secret cannot be written to ${path}.`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}

/** The password of a database role: HMAC-SHA256 of the role's name under the instance secret, in hex. */
export function rolePassword(secret: string, role: string): string {
  return createHmac("sha256", secret).update(role).digest("hex");
}
