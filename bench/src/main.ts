import { parseArgs } from "node:util";
import { plans } from "./plans/plans.ts";
import { profile } from "./profile/profile.ts";
import { goalOf, outcome, range } from "./report/format.ts";
import { describeMachine } from "./report/machine.ts";
import { writePlans, writeProfile, writeResults } from "./report/write.ts";
import type { Result } from "./result.ts";
import { rows } from "./rows/index.ts";
import { openStage, quick, whole } from "./stage.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
/** What is written as a text of its own. */
const texts = ["plans", "profile"];
const wanted = values.only ?? [...Object.keys(rows), ...texts];
const unknown = wanted.find((key) => !texts.includes(key) && !(key in rows));
if (values.help || unknown !== undefined) {
  console.log(`pnpm bench [--quick] [--only <row>]…   rows: ${[...Object.keys(rows), ...texts].join(", ")}`);
  process.exit(unknown === undefined ? 0 : 1);
}

function print(result: Result): void {
  const { name, against, unit, ours, peer, ratio, note } = result;
  const other =
    peer === null ? "" : `  against ${range(peer)} (${against})  ${ratio === null ? "" : range(ratio)} ×`;
  const goal = result.goal === null ? "" : `  goal ${goalOf(result)}: ${outcome(result)}`;
  console.log(`  ${name}: ${range(ours)} ${unit}${other}${goal}${note === undefined ? "" : `  [${note}]`}`);
}

const began = performance.now();
const stage = openStage(values.quick ? quick : whole, process.env);
const results: Result[] = [];
const failures: string[] = [];
try {
  for (const key of wanted) {
    console.log(`${key} (after ${Math.round((performance.now() - began) / 1000)} s)`);
    try {
      if (key === "plans") {
        const { text, scans } = await plans(stage);
        writePlans(text);
        if (scans.length > 0) failures.push(`SEQUENTIAL SCAN in a hot query: ${scans.join("; ")}`);
        continue;
      }
      if (key === "profile") {
        const text = await profile(stage);
        if (values.quick) console.log(text);
        else writeProfile(text);
        continue;
      }
      const made = (await rows[key]?.(stage)) ?? [];
      for (const result of made) print(result);
      results.push(...made);
    } catch (error) {
      failures.push(`${key} was not measured: ${error instanceof Error ? error.stack : error}`);
    }
  }
  const machine = describeMachine((await stage.server()).version);
  // A partial or quick run does not replace the figures of a whole one.
  if (values.only === undefined && !values.quick && failures.length === 0) writeResults(results, machine);
  console.log(`\n${machine}; ${Math.round((performance.now() - began) / 1000)} s`);
} finally {
  await stage.close();
}
for (const failure of failures) console.error(`\n${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
