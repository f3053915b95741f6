import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { printTable } from "./output.ts";

let written = "";
beforeEach(() => {
  written = "";
  const collect = (text: string | Uint8Array) => {
    written += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(collect);
  vi.spyOn(process.stderr, "write").mockImplementation(collect);
});
afterEach(() => vi.restoreAllMocks());

test("prints columns as wide as their texts, counting wide characters as two columns", () => {
  printTable(
    ["name", "role"],
    [
      ["Amaryllis", "owner"],
      ["東京", "viewer"],
    ],
  );
  expect(written).toBe("NAME       ROLE\nAmaryllis  owner\n東京       viewer\n");
});

test("says that there is nothing instead of printing an empty table", () => {
  printTable(["name"], []);
  expect(written).toBe("There is nothing to show.\n");
});

test("strips what a terminal would interpret", () => {
  printTable(["name"], [["\u001b[2Jgone\u0007"]]);
  expect(written).toBe("NAME\n\u{fffd}[2Jgone\u{fffd}\n");
});
