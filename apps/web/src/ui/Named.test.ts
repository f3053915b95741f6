import { expect, test } from "vitest";
import { partsOf } from "./Named.tsx";

test("names are separated from the sentence around them, the longer one first", () => {
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

test("without given names, right-to-left text counts as a name", () => {
  expect(partsOf("شركة النور 12 is ready.")).toEqual(["", "شركة النور 12", " is ready."]);
  expect(partsOf("Archive דוד כהן?")).toEqual(["Archive ", "דוד כהן", "?"]);
  expect(partsOf("Payments is ready.")).toEqual(["Payments is ready."]);
});
