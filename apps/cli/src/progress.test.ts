import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { progressOn, progressText } from "./progress.ts";

test("a bar shows how far something is, in numbers too", () => {
  expect(progressText(0, 0)).toBe(`${"█".repeat(24)}  100 %  0 of 0`);
  expect(progressText(3_000, 12_000)).toBe(`${"█".repeat(6)}${"░".repeat(18)}  25 %  3,000 of 12,000`);
  expect(progressText(11_999, 12_000)).toContain("  99 %  ");
});

test("progress appears on a terminal only, also not on one without a width, and leaves nothing behind", async () => {
  const stream = (isTTY: boolean, columns = 80) => {
    const terminal = {
      isTTY,
      columns,
      cursorTo: () => true,
      clearLine: () => true,
      moveCursor: () => true,
    };
    const output = new PassThrough().setEncoding("utf8");
    return Object.assign(output, terminal) as unknown as NodeJS.WriteStream & PassThrough;
  };
  const terminal = stream(true);
  const bar = (await progressOn(terminal))(10);
  bar.at(5);
  bar.end();
  expect(terminal.read()).toContain("0 of 10");
  for (const other of [stream(false), stream(true, 0)]) {
    const silent = (await progressOn(other))(10);
    silent.at(5);
    silent.end();
    expect(other.read()).toBeNull();
  }
});
