import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { isIntact, type MoveFacts, receiptFormat, receiptOf } from "./receipts.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const end = (name: string) => ({
  organization: { id: "o", slug: "acme", name: "Acme" },
  workspace: { id: name, slug: name, name },
});
const facts: MoveFacts = {
  format: receiptFormat,
  at: "2026-01-31T09:15:00.000Z",
  kind: "connector",
  id: "c",
  title: "Daten € \u2028",
  moved: [
    { kind: "connector", amount: 1 },
    { kind: "finding", amount: 1_000_000 },
  ],
  from: end("north"),
  to: end("south"),
  by: { kind: "user", id: "u", name: "ann@people.example" },
};

test("a receipt is intact until anything in it is changed, whatever the order of its keys", () => {
  const receipt = receiptOf(facts, sha256);
  expect(isIntact(receipt, sha256)).toBe(true);
  const turned = Object.fromEntries(Object.entries(receipt).toReversed()) as typeof receipt;
  expect(isIntact(turned, sha256)).toBe(true);
  for (const change of [
    { title: "Daten" },
    { to: end("west") },
    { moved: facts.moved.slice(0, 1) },
    { hash: sha256("") },
  ])
    expect(isIntact({ ...receipt, ...change }, sha256)).toBe(false);
});

test("its hash is what any implementation of the form computes", () => {
  expect(receiptOf(facts, sha256).hash).toBe(
    sha256(
      '{"at":"2026-01-31T09:15:00.000Z","by":{"id":"u","kind":"user","name":"ann@people.example"},"format":"bailiwick.receipt.v1",' +
        '"from":{"organization":{"id":"o","name":"Acme","slug":"acme"},"workspace":{"id":"north","name":"north","slug":"north"}},"id":"c",' +
        '"kind":"connector","moved":[{"amount":1,"kind":"connector"},{"amount":1000000,"kind":"finding"}],"title":"Daten € \u2028",' +
        '"to":{"organization":{"id":"o","name":"Acme","slug":"acme"},"workspace":{"id":"south","name":"south","slug":"south"}}}',
    ),
  );
});
