import { describe, expect, test } from "vitest";
import { isFoundIn, searchKey } from "./search-key.ts";

describe("a search", () => {
  test.each([
    ["jose", "José"],
    ["JOSÉ", "Jose Maria"],
    ["jose\u0301", "José"],
    ["zurich", "Zürich"],
    ["Zürich", "zurich"],
    ["asa", "Åsa"],
    ["strasse", "Hauptstraße"],
    ["STRASSE", "HAUPTSTRAẞE"],
    ["soren", "Søren"],
    ["lodz", "Łódź"],
    ["aether", "Æther"],
    ["οδυσσευς", "ΟΔΥΣΣΕΎΣ"],
    ["istanbul", "İstanbul"],
    [" ada ", "Ada"],
    ["", "anything"],
  ])("for %j finds %j", (wanted, text) => {
    expect(isFoundIn(text, wanted)).toBe(true);
  });

  test.each([
    ["joze", "José"],
    ["b", "ß"],
  ])("for %j does not find %j", (wanted, text) => {
    expect(isFoundIn(text, wanted)).toBe(false);
  });

  test("compares texts by a key that is its own key", () => {
    for (const text of ["Ærøskøbing", "Ĳsselmeer", "ŠKODA", "Đặng", "東京", "서울"]) {
      expect(searchKey(searchKey(text))).toBe(searchKey(text));
    }
  });
});
