import { blueprints } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { needsOf } from "./needs.ts";

test("an export needs the verb of that name where its kind declares one, else what reading needs", () => {
  const [model] = Object.values(blueprints);
  const [kind] = model?.resourceKinds ?? [];
  if (model === undefined || kind === undefined) throw new Error("every blueprint has kinds");
  const needs = { needs: { kind: "export" } };
  expect(needsOf(needs, { kind: kind.key }, model)).toBe(`${kind.key}:read`);
  const { read } = kind.verbs;
  const own = { ...kind, verbs: { ...kind.verbs, ...(read && { export: read }) } };
  expect(needsOf(needs, { kind: kind.key }, { ...model, resourceKinds: [own] })).toBe(`${kind.key}:export`);
});
