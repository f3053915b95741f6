// What the long runs found so far. The ledgers stand in docs/proofs, so that a run continues where it was ended, on
// whichever machine, and anyone can read what a table in docs/proofs.md rests on.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** Not part of what is proven: documents, among them the ledgers themselves. */
const documents = [":!docs", ":!*.md"];

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

/** The commit that is checked out, short. */
export const commit = () => git("rev-parse", "--short", "HEAD");

/** A fingerprint of everything at this commit but the documents: a proof holds for as long as it stays the same. */
export const source = () =>
  createHash("sha256")
    .update(git("ls-files", "-s", "--", ".", ...documents))
    .digest("hex")
    .slice(0, 16);

/** Whether every file but the documents is as it was committed; a proof is one of a commit. */
export const isClean = () =>
  git("status", "--porcelain", "--untracked-files=no", "--", ".", ...documents) === "";

/**
 * The lines of a run by its name: what was found before, and a way to add to it.
 * @param {string} name
 */
export function ledger(name) {
  const folder = join(root, "docs/proofs");
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
