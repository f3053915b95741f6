import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { permissionPhrases } from "../de/permissions.ts";
import { refusals as german } from "../de/refusals.ts";
import { printReasons } from "./print.ts";
import { english, isReason, reasons } from "./reasons.ts";
import { refuse, sentenceIn } from "./refusal.ts";

describe("the reasons of refusals", () => {
  test("match the printed list (pnpm golden)", () => {
    const golden = readFileSync(new URL("../reasons.golden.txt", import.meta.url), "utf8");
    expect(golden).toBe(`${printReasons(english)}\n\n${printReasons(german)}\n`);
  });

  test("are in snake_case, and nothing else is a reason", () => {
    for (const reason of Object.keys(reasons)) {
      expect(reason).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(isReason(reason)).toBe(true);
    }
    expect(["toString", "__proto__", "slug-taken", ""].filter(isReason)).toEqual([]);
  });
});

test("German has a sentence of its own for each English one, with the same parameters", () => {
  const refusal = refuse("last_owner", { role: "Eigentümer", workspaces: ["A", "B", "C", "D"] });
  expect(sentenceIn(german.last_owner, refusal.params)).toBe(
    "Niemand sonst hat die Rolle Eigentümer in diesen Workspaces: A, B und 2 weitere. Geben Sie sie dort zuerst einer anderen Person.",
  );
  const lines = (text: string) => text.split("\n").map((line) => line.slice(50));
  const same = lines(printReasons(german)).filter((line, at) => line === lines(printReasons(english))[at]);
  // A blueprint brings the sentence of its limit, in the reader's language.
  expect(same.map((line) => line.trim())).toEqual(["{sentence}"]);
});

test("a permission reads as a phrase in German, too", () => {
  for (const phrase of Object.values(permissionPhrases)) expect(phrase).toMatch(/^[a-zA-ZÄÖÜ].+[a-zäöüß]$/);
});
