import { expect, test } from "vitest";
import { partsOf } from "./Named.tsx";

test("names are told from the sentence around them, the longer one first", () => {
  expect(partsOf("Ann Lee added Ann to Payments.", ["Ann", "Ann Lee", "Payments"])).toEqual([
    "",
    "Ann Lee",
    " added ",
    "Ann",
    " to ",
    "Payments",
    ".",
  ]);
  expect(partsOf("A (b) c", ["(b)"])).toEqual(["A ", "(b)", " c"]);
  expect(partsOf("No name", [])).toEqual(["No name"]);
});

test("without being told, what is written from right to left is taken for a name", () => {
  expect(partsOf("شركة النور 12 is ready.")).toEqual(["", "شركة النور 12", " is ready."]);
  expect(partsOf("Archive דוד כהן?")).toEqual(["Archive ", "דוד כהן", "?"]);
  expect(partsOf("Payments is ready.")).toEqual(["Payments is ready."]);
});
