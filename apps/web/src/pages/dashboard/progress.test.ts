import { expect, test } from "vitest";
import { readProgress } from "./progress.ts";

test("the browser's stored progress is read, and anything else is ignored", () => {
  expect(readProgress('{"seen":["roles"],"dismissed":true}')).toEqual({ seen: ["roles"], dismissed: true });
  for (const foreign of [null, "", "null", "7", "[", '{"seen":"roles","dismissed":"yes"}', '{"seen":[7]}']) {
    expect(readProgress(foreign)).toEqual({ seen: [], dismissed: false });
  }
});
