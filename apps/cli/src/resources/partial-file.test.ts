import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { reachedIn } from "./partial-file.ts";

const folder = mkdtempSync(join(tmpdir(), "bailiwick-partial-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [first, second] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];

function reached(format: "csv" | "ndjson", text: string | Buffer) {
  const file = join(folder, "export");
  writeFileSync(file, text);
  return reachedIn(file, format);
}

test("a CSV file is complete up to the last line feed outside of quotes", async () => {
  const whole = `\uFEFFID,Name\r\n${first},"a ""quoted""\nname, Größe"\r\n`;
  const end = Buffer.byteLength(whole);
  for (const rest of ["", second, `${second},"not\nyet`, `${second},"""\n`]) {
    expect(await reached("csv", whole + rest)).toEqual({ end, id: first });
  }
  const torn = Buffer.from(`${whole}${second},ü`).subarray(0, -1);
  expect(await reached("csv", torn)).toEqual({ end, id: first });
});

test("an NDJSON file is complete up to its last line feed", async () => {
  const whole = `{"id":"${first}","title":"a\\nb\\""}\n`;
  expect(await reached("ndjson", `${whole}{"id":"${second}","ti`)).toEqual({ end: whole.length, id: first });
});

test("a file without a complete row has nothing to continue after", async () => {
  expect(await reached("csv", "")).toEqual({ end: 0, id: null });
  expect(await reached("csv", "ID,Na")).toEqual({ end: 0, id: null });
  expect(await reached("csv", "ID,Name\r\n")).toEqual({ end: 9, id: null });
  expect(await reached("ndjson", '{"id":')).toEqual({ end: 0, id: null });
});
