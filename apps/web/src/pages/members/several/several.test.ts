import type { Role } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { blueprint } from "../../../kinds.ts";
import { canAll, canGiveAny, canPick, type SeveralRules } from "./several.ts";

type Row = { readonly userId: string; readonly name: string; readonly role: string };

const refused = { allowed: false, message: "Not this one." } as const;
const { owner, roles: declared } = blueprint("compliance-ops");
const roles: readonly Role[] = declared.workspace;
const person = (name: string, role = "viewer"): Row => ({ userId: name, name, role });

/** Everyone except owners can be changed. */
const rules: SeveralRules<Row> = {
  place: { workspace: "here" },
  roles,
  roleOf: ({ role }) => role,
  canGive: ({ role }, key) => ([role, key].includes(owner.role) ? refused : { allowed: true }),
  canTake: ({ role }) => (role === owner.role ? refused : { allowed: true }),
  effects: [],
};

test("a person to whom nothing can be done can't be picked, and says why", () => {
  expect(canPick(rules, person("Ada"))).toEqual({ allowed: true });
  expect(canPick(rules, person("Olga", owner.role))).toEqual(refused);
});

test("a person who can't be changed is named, and blocks the whole change", () => {
  const both = [person("Ada"), person("Olga", owner.role)];
  expect(canAll(both, rules.canTake)).toEqual({ allowed: false, message: "Olga: Not this one." });
  expect(canGiveAny(both, rules)).toEqual({ allowed: false, message: "Olga: Not this one." });
  expect(canGiveAny([person("Ada")], rules)).toEqual({ allowed: true });
});

test("more than a hundred are too many for one change", () => {
  const crowd = Array.from({ length: 101 }, (_, at) => person(String(at)));
  expect(canAll(crowd.slice(1), rules.canTake)).toEqual({ allowed: true });
  expect(canAll(crowd, rules.canTake)).toMatchObject({ allowed: false });
});
