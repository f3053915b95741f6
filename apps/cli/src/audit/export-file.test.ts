import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditSamples as samples } from "@bailiwick/domain";
import { afterAll, describe, expect, test } from "vitest";
import { verifyFile } from "./export-file.ts";

const folder = mkdtempSync(join(tmpdir(), "bailiwick-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const head = { seq: samples.at(-1)?.seq ?? 0, hash: samples.at(-1)?.hash ?? "" };
let exports = 0;

/** Writes an export into a separate folder; returns the path of its entries. */
function written(entries: readonly unknown[], manifest?: object): string {
  exports += 1;
  const file = join(folder, String(exports), "audit.ndjson");
  mkdirSync(join(file, ".."));
  writeFileSync(file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
  if (manifest !== undefined) {
    const standard = {
      format: "bailiwick.cold.v1",
      organization: { id: samples[0]?.orgId },
      whole: true,
      head,
      entries: { count: entries.length },
    };
    writeFileSync(join(file, "../manifest.json"), JSON.stringify({ ...standard, ...manifest }));
  }
  return file;
}

const changed = (seq: number, change: object) =>
  samples.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry));

describe("verifyFile", () => {
  test("finds a whole export intact, with a manifest and without one", async () => {
    const intact = { intact: true, checked: 3, head };
    expect(await verifyFile(written(samples))).toEqual(intact);
    expect(await verifyFile(written(samples, {}))).toEqual(intact);
    expect(await verifyFile(written(samples), head)).toEqual(intact);
    expect(await verifyFile(written([]))).toMatchObject({ intact: true, checked: 0 });
  });

  test("reads texts with line separators other than a line feed as one line", async () => {
    const entry = { ...samples[0], targetName: "a\u2028b\u2029c\u0085d" };
    expect(await verifyFile(written([entry]))).toMatchObject({ intact: false, seq: 1, reason: "hash" });
  });

  test.each([
    ["a changed entry", changed(2, { after: '{"name": "Other"}' }), 2, "hash"],
    ["a missing entry", samples.filter((entry) => entry.seq !== 2), 3, "gap"],
    ["an entry twice", [...samples.slice(0, 2), ...samples.slice(1)], 2, "order"],
    ["an entry that does not follow", changed(3, { prevHash: "0".repeat(64) }), 3, "previous"],
  ])("reports where %s breaks the chain", async (_, entries, seq, reason) => {
    expect(await verifyFile(written(entries))).toMatchObject({ intact: false, seq, reason });
  });

  test("detects cut-off entries by the manifest or by a noted head", async () => {
    const cut = samples.slice(0, 2);
    expect(await verifyFile(written(cut))).toMatchObject({ intact: true });
    const ended = { intact: false, seq: 2, reason: "head" };
    expect(await verifyFile(written(cut, {}))).toMatchObject(ended);
    expect(await verifyFile(written(cut), head)).toMatchObject(ended);
  });

  test("begins where retention cut the log, by the manifest or by the position that was given", async () => {
    const start = { seq: samples[0]?.seq ?? 0, hash: samples[0]?.hash ?? "" };
    const rest = samples.slice(1);
    expect(await verifyFile(written(rest))).toMatchObject({ intact: false, seq: 2, reason: "gap" });
    expect(await verifyFile(written(rest), undefined, start)).toMatchObject({ intact: true, checked: 2 });
    expect(await verifyFile(written(rest, { start }))).toMatchObject({ intact: true, checked: 2 });
    const other = { ...start, hash: "0".repeat(64) };
    expect(await verifyFile(written(rest), undefined, other)).toMatchObject({ seq: 2, reason: "previous" });
  });

  test("detects the chain of another organization", async () => {
    const manifest = { organization: { id: "00000000-0000-4000-8000-000000000000" } };
    expect(await verifyFile(written(samples, manifest))).toMatchObject({ seq: 1, reason: "organization" });
  });

  test("verifies each entry of a part of a chain separately", async () => {
    const part = samples.filter((entry) => entry.seq !== 2);
    expect(await verifyFile(written(part, { whole: false }))).toMatchObject({ intact: true, checked: 2 });
    const forged = written(changed(3, { ip: null }).slice(1), { whole: false });
    expect(await verifyFile(forged)).toMatchObject({ seq: 3, reason: "hash", checked: 1 });
    const twice = written([samples[2], samples[2]], { whole: false });
    expect(await verifyFile(twice)).toMatchObject({ seq: 3, reason: "order" });
    const short = written(part, { whole: false, entries: { count: 3 } });
    await expect(verifyFile(short)).rejects.toThrow("The export holds 2 entries, and its manifest says 3.");
  });

  test("reports in one sentence what is not an export", async () => {
    const missing = join(folder, "nothing.ndjson");
    await expect(verifyFile(missing)).rejects.toThrow(`There is no file ${missing}.`);
    await expect(verifyFile(folder)).rejects.toThrow(`${folder} cannot be read (EISDIR).`);
    const foreign = written([samples[0], { seq: 2 }]);
    await expect(verifyFile(foreign)).rejects.toThrow(`Line 2 of ${foreign} is not an audit entry.`);
    await expect(verifyFile(written(samples, { head: null }))).rejects.toThrow(
      "manifest.json is not the manifest of an export.",
    );
  });
});
