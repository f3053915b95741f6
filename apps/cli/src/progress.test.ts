import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { progressOn, progressText } from "./progress.ts";

test("a bar shows how far something is, in numbers too", () => {
  expect(progressText(0, 0)).toBe(`${"█".repeat(24)}  100 %  0 of 0`);
  expect(progressText(3_000, 12_000)).toBe(`${"█".repeat(6)}${"░".repeat(18)}  25 %  3,000 of 12,000`);
  expect(progressText(11_999, 12_000)).toContain("  99 %  ");
});

test("progress appears on a terminal only, and leaves nothing behind", async () => {
  const stream = (isTTY: boolean) => {
    const columns = {
      isTTY,
      columns: 80,
      cursorTo: () => true,
      clearLine: () => true,
      moveCursor: () => true,
    };
    return Object.assign(new PassThrough().setEncoding("utf8"), columns) as unknown as NodeJS.WriteStream &
      PassThrough;
  };
  const terminal = stream(true);
  const bar = (await progressOn(terminal))(10);
  bar.at(5);
  bar.end();
  expect(terminal.read()).toContain("0 of 10");
  const pipe = stream(false);
  const silent = (await progressOn(pipe))(10);
  silent.at(5);
  silent.end();
  expect(pipe.read()).toBeNull();
});
