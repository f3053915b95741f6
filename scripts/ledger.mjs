// What the long runs found so far. The ledgers are in docs/proofs, so that a run continues where it stopped, on any
// machine, and anyone can read what a table in docs/proofs.md is based on.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

/** Not part of what is proven: documents, including the ledgers themselves. */
const documents = [":!docs", ":!*.md"];

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();

/** The commit that is checked out, short. */
export const commit = () => git("rev-parse", "--short", "HEAD");

/** A fingerprint of everything at this commit except the documents: a proof is valid as long as it stays the same. */
export const source = () =>
  createHash("sha256")
    .update(git("ls-files", "-s", "--", ".", ...documents))
    .digest("hex")
    .slice(0, 16);

/** Whether every file except the documents is as committed; a proof belongs to a commit. */
export const isClean = () =>
  git("status", "--porcelain", "--untracked-files=no", "--", ".", ...documents) === "";

/**
 * The lines of a run by its name: earlier results, and a way to add to them.
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
