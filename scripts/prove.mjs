// `pnpm prove [part…]`: the long proofs of the named parts, or of all. What is already proven for these sources is not
// run again. docs/proofs.md has the table of the last runs.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { commit, isClean, ledger, source } from "./ledger.mjs";
import { build, install, node, requireNode, root, run, StepFailed } from "./prepare.mjs";
import { proofs } from "./proofs.mjs";
import { countPlaywright, countVitest } from "./results.mjs";
import { runPlaywright, runVitest } from "./runners.mjs";

const parts = [...new Set(proofs.map(({ part }) => part))];
const wanted = process.argv.slice(2);
const unknown = wanted.find((part) => !parts.includes(part));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}. The parts are ${parts.join(", ")}.`);
  process.exit(1);
}
if (!isClean()) {
  console.error("A proof is one of a commit: commit or stash what has changed first.");
  process.exit(1);
}

const kept = ledger("proofs");
const [at, of] = [commit(), source()];
const whole = { PROVE: "1" };

async function prove({ run: [runner, ...args] }) {
  if (runner === "vitest") {
    const { report, status } = await runVitest(args, whole);
    return countVitest(report, status);
  }
  if (runner === "playwright") {
    const { report, status } = await runPlaywright(args, whole);
    return countPlaywright(report, status);
  }
  const status = await run([node, join(root, "scripts", runner), ...args]);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
}

/** The last run of each proof, at any commit. */
function table() {
  const lines = proofs.map((proof) => {
    const last = kept.entries.findLast(({ what }) => what === proof.what);
    const result = last === undefined ? "not run yet" : `${last.passed} passed, ${last.failed} failed`;
    const when = last === undefined ? "" : `${last.day}, ${last.minutes} min, ${last.commit}`;
    return `| ${proof.part} | ${proof.what} | ${result} | ${when} |`;
  });
  return `# Proofs

The last run of each long proof, as \`pnpm prove\` printed it; \`pnpm prove <part>\` runs those of one part, and goes on where it
was ended. \`npm test\` runs the small size of each.

| part | what is proven | result | run |
|---|---|---|---|
${lines.join("\n")}
`;
}

let failed = 0;
try {
  requireNode();
  await install();
  await build();
  for (const proof of proofs.filter(({ part }) => wanted.length === 0 || wanted.includes(part))) {
    const { part, what } = proof;
    const done = kept.entries.some((each) => each.what === what && each.source === of && each.failed === 0);
    console.log(`${done ? "Proven already" : "Proving"}: ${what}`);
    if (done) continue;
    const start = Date.now();
    const count = await prove(proof);
    failed += count.failed;
    const minutes = Number(((Date.now() - start) / 60_000).toFixed(1));
    kept.add({
      part,
      what,
      commit: at,
      source: of,
      day: new Date().toISOString().slice(0, 10),
      minutes,
      ...count,
    });
  }
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  failed += 1;
}
writeFileSync(join(root, "docs/proofs.md"), table());
console.log(failed === 0 ? "All proven." : `${failed} failed.`);
process.exitCode = failed === 0 ? 0 : 1;
