// `node scripts/mutate.mjs [id or list…]`: breaks what a statement relies on, one thing at a time, and checks that a test
// with the statement's id in its title fails. A mutation whose file and tests are unchanged since the last try is not
// repeated.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isClean, ledger } from "./ledger.mjs";
import { mutations } from "./mutations/index.mjs";
import { build, root } from "./prepare.mjs";
import { titlesOf } from "./results.mjs";
import { runPlaywright, runVitest } from "./runners.mjs";

const wanted = process.argv.slice(2);
if (!isClean()) {
  console.error("Breaking things starts from a commit: commit or stash what has changed first.");
  process.exit(1);
}

const read = (file) => readFileSync(join(root, file), "utf8");
const kept = ledger("mutations");

/** A file's code, without what changes nothing: comment lines, titles of tests, and white space. */
const codeOf = (file) =>
  read(file)
    .replace(/^\s*(\/\/|\/?\*|--).*$/gm, "")
    .replace(/\b(test|describe)([\w.]*)\(\s*"(?:[^"\\]|\\.)*"/g, "$1$2(")
    .replace(/\s+/g, "");

/** What a mutation breaks and which tests should notice, as a key: any change to their code makes it due again. */
function keyOf({ ids, file, from, to, tests }) {
  const texts = [...ids, file, codeOf(file), from, to, ...tests, ...tests.map(codeOf)];
  return createHash("sha256").update(texts.join("\0")).digest("hex");
}

let built = false;

/** Runs the tests for one of the ids. */
async function titles({ ids, tests }) {
  const named = `\\[(${ids.join("|")})\\]`;
  const inBrowser = tests.filter((file) => file.startsWith("apps/web/e2e/"));
  const others = tests.filter((file) => !inBrowser.includes(file));
  const vitest = others.length > 0 ? await runVitest([...others, "-t", named]) : undefined;
  if (inBrowser.length === 0) return titlesOf(vitest?.report, undefined);
  built = true;
  await build();
  const names = inBrowser.map((file) => file.slice("apps/web/e2e/".length));
  // One failure is enough for one id: the other tests might only wait for what is broken until they time out.
  const few = ids.length === 1 ? ["-x"] : [];
  const playwright = await runPlaywright([...names, "--project", "desktop", "-g", named, ...few]);
  return titlesOf(vitest?.report, playwright.report);
}

async function attempt(mutation) {
  const { ids, file, from, to } = mutation;
  const text = read(file);
  if (text.split(from).length !== 2)
    throw new Error(`${file} has not exactly one place that reads:\n${from}`);
  const restore = () => writeFileSync(join(root, file), text);
  process.once("SIGINT", restore);
  try {
    writeFileSync(
      join(root, file),
      text.replace(from, () => to),
    );
    const { failed, passed } = await titles(mutation);
    const ofId = (list, id) => list.find((title) => title.includes(`[${id}]`));
    return ids.map((id) => ({
      id,
      by: ofId(failed, id) ?? null,
      // A failure before any test starts says nothing about the statement.
      ran: (ofId(failed, id) ?? ofId(passed, id)) !== undefined,
    }));
  } finally {
    restore();
    process.off("SIGINT", restore);
  }
}

const survived = [];
for (const mutation of mutations) {
  if (wanted.length > 0 && ![mutation.list, ...mutation.ids].some((each) => wanted.includes(each))) continue;
  const key = keyOf(mutation);
  const done = kept.entries.findLast((each) => each.key === key);
  const found = done?.found ?? (await attempt(mutation));
  if (done === undefined) kept.add({ key, what: mutation.what, found });
  for (const { id, by, ran } of found) {
    if (by === null) survived.push(id);
    console.log(`| ${id} | ${mutation.what} | ${by ?? (ran ? "**no test failed**" : "**no test ran**")} |`);
  }
}
if (built) await build();
if (survived.length > 0) console.error(`No test noticed: ${survived.join(", ")}`);
process.exitCode = survived.length === 0 ? 0 : 1;
