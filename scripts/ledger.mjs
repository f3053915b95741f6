// What the long runs have come to so far, kept outside of the history so that one that was ended goes on where it stopped.
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

/** The commit that is checked out, short. */
export const commit = () => git("rev-parse", "--short", "HEAD");

/** Whether every file is as it was committed; a proof is one of a commit. */
export const isClean = () => git("status", "--porcelain", "--untracked-files=no") === "";

/**
 * The lines of a run by its name: what was found before, and a way to add to it.
 * @param {string} name
 */
export function ledger(name) {
  const folder = join(root, ".proofs");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.ndjson`);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const entries = lines.map((line) => JSON.parse(line));
  return {
    entries,
    add(entry) {
      entries.push(entry);
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
  };
}
