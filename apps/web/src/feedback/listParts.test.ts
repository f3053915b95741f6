import { expect, test } from "vitest";
import { listParts } from "./listParts.ts";

const pages: Record<string, { items: { name: string }[]; nextCursor: string | null }> = {
  first: { items: [{ name: "Ada" }, { name: "Bob" }], nextCursor: "second" },
  second: { items: [{ name: "=Eve" }], nextCursor: null },
};

async function exported(format: "csv" | "json") {
  const counts: number[] = [];
  const parts: string[] = [];
  const wanted = {
    format,
    heading: ["Name"],
    rowOf: ({ name }: { name: string }) => [name],
    onRead: (count: number) => void counts.push(count),
  };
  const read = async (cursor: string | null) => pages[cursor ?? "first"] ?? { items: [], nextCursor: null };
  for await (const part of listParts(read, wanted)) parts.push(part);
  return { file: parts.join(""), counts };
}

test("a list of several pages becomes one file, which a spreadsheet opens without running anything", async () => {
  const { file, counts } = await exported("csv");
  expect(file).toBe(`\uFEFFName\r\nAda\r\nBob\r\n"'=Eve"\r\n`);
  expect(counts).toEqual([2, 3]);
});

test("and as JSON it is one list", async () => {
  const { file } = await exported("json");
  expect(JSON.parse(file)).toEqual([{ name: "Ada" }, { name: "Bob" }, { name: "=Eve" }]);
});
