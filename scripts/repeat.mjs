// `node scripts/repeat.mjs <times> [--beside <suites>]`: the whole suite again and again, without a retry; with other suites
// beside it, each in a copy of its own. Runs of this commit that are in the ledger count; one that failed begins anew.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commit, ledger } from "./ledger.mjs";
import { node, root, run } from "./prepare.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: "string", default: "0" } },
});
const [times, beside] = [Number(positionals[0] ?? 10), Number(values.beside)];
const kept = ledger("runs");
const at = commit();

const ofThis = () => kept.entries.filter((each) => each.commit === at && each.beside === beside);
/** How many runs in a row were green, up to the last. */
const inARow = () => ofThis().length - 1 - ofThis().findLastIndex(({ green }) => !green);

/** The suite in a copy of the repository. */
async function copy() {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-beside-"));
  try {
    execFileSync("git", ["clone", "--quiet", root, folder]);
    return await run([process.execPath, join(folder, "scripts/test.mjs")]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let status = 0;
while (inARow() < times && status === 0) {
  const start = Date.now();
  const others = Array.from({ length: beside }, copy);
  status = await run([node, join(root, "scripts/test.mjs")]);
  const statuses = await Promise.all(others);
  const minutes = Number(((Date.now() - start) / 60_000).toFixed(1));
  kept.add({
    commit: at,
    beside,
    green: status === 0,
    others: statuses,
    minutes,
    at: new Date().toISOString(),
  });
  console.log(`Run ${ofThis().length} at ${at}: ${status === 0 ? "green" : "red"}, ${minutes} min`);
}
for (const { at: when, green, minutes } of ofThis())
  console.log(`| ${when} | ${green ? "green" : "red"} | ${minutes} min |`);
process.exitCode = status;
