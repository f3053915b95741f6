// `node scripts/repeat.mjs <times> [--beside <suites>]`: the whole suite repeatedly, without a retry, each run in a
// fresh clone of the checked-out commit; optionally with other suites beside it. Runs in the ledger count, up to the
// last red one. `--most <runs>` stops after this many runs, to continue later.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { commit, ledger } from "./ledger.mjs";
import { root, run } from "./prepare.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { beside: { type: "string", default: "0" }, most: { type: "string", default: "100" } },
});
const [times, beside, most] = [positionals[0] ?? 10, values.beside, values.most].map(Number);
const kept = ledger("runs");

const ofThese = () => kept.entries.filter((each) => each.beside === beside);
/** How many runs in a row were green, up to the last. */
const inARow = () => ofThese().length - 1 - ofThese().findLastIndex(({ green }) => !green);

/** The suite in a separate clone; resolves to its exit status. */
async function suite() {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-run-"));
  try {
    execFileSync("git", ["clone", "--quiet", root, folder]);
    return await run([process.execPath, join(folder, "scripts/test.mjs")], {}, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (let runs = 0; inARow() < times && runs < most; runs += 1) {
  const [at, start] = [commit(), Date.now()];
  const [status, ...others] = await Promise.all(Array.from({ length: beside + 1 }, suite));
  const minutes = Number(((Date.now() - start) / 60_000).toFixed(1));
  const green = status === 0;
  kept.add({ commit: at, beside, green, others, minutes, at: new Date().toISOString() });
  console.log(`${at}: ${green ? "green" : "red"}, ${minutes} min, ${inARow()} in a row`);
  if (!green) break;
}
console.log("| run | commit | result | minutes |\n|---|---|---|---|");
for (const { commit: at, at: when, green, minutes } of ofThese())
  console.log(`| ${when} | ${at} | ${green ? "green" : "red"} | ${minutes} |`);
process.exitCode = inARow() >= times ? 0 : 1;
