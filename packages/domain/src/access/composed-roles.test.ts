import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { blueprints } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { actorOf } from "./actor.fixture.ts";
import type { Actor } from "./actor.ts";
import { draftOf } from "./custom-roles.fixture.ts";
import { canCreateRole, canDeleteRole, canUpdateRole } from "./custom-roles.ts";
import { canStandIn, isAppointed, neededIn, type RoleLevel } from "./levels.ts";
import { contains, none, of } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";
import { type RoleDraft, roleOfDraft } from "./role-draft.ts";

describe("any composed role", () => {
  const models: Blueprint[] = Object.values(blueprints);
  const place = fc
    .record({
      model: fc.constantFrom(...models),
      level: fc.constantFrom("organization" as const, "workspace" as const),
    })
    .filter(({ model, level }) => model.roles[level].length > 0);

  /** What the author holds, what the role allows before and after, and what the author holds where someone has it. */
  const question = place.chain(({ model, level }) => {
    const fitting = model.catalogue.permissions
      .filter((row) => canStandIn(model.topology, level, row))
      .map((row) => row.name);
    return fc.subarray(fitting).chain((held) =>
      fc.record({
        model: fc.constant(model),
        level: fc.constant(level),
        held: fc.constant(held),
        before: fc.subarray(held),
        after: fc.subarray(held),
        besides: fc.option(fc.constantFrom(...model.catalogue.permissions.map((row) => row.name))),
        there: fc.option(fc.subarray(fitting, { minLength: Math.max(0, fitting.length - 1) })),
      }),
    );
  });

  test("is allowed exactly within the author's bounds, everywhere it applies", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(question, ({ model, level, held, before, after, besides, there }) => {
        const needs = neededIn[level];
        const keys = ["role:create", "role:update", "role:delete"] as const;
        const draft = (...names: readonly PermissionName[]): RoleDraft => ({
          level,
          name: "Auditor",
          description: "",
          permissions: [...new Set([...needs, ...names])],
        });
        const old = roleOfDraft(model, "auditor", draft(...before));
        const mine = { ...roleOfDraft(model, "mine", draft(...held, ...keys)), name: "Mine" };
        const added = [mine, old];
        const author: Actor = {
          ...actorOf(model),
          permissions: mine.set,
          organizationRole: "mine",
          roles: { ...model.roles, [level]: [...model.roles[level], ...added] },
        };
        const wanted = draft(...after, ...(besides === null ? [] : [besides]));
        const reach = { anywhere: mine.set, there: there === null ? [] : [of(there, model.catalogue)] };

        const fits = wanted.permissions.every((name) => {
          const row = model.catalogue.named[name];
          return row !== undefined && canStandIn(model.topology, level, row);
        });
        const free = (names: readonly PermissionName[]) =>
          level === "workspace" || !isAppointed(model, names);
        const bounds = level === "workspace" ? reach.there : [];
        const within = (names: readonly PermissionName[]) =>
          free(names) && [mine.set, ...bounds].every((bound) => contains(bound, of(names, model.catalogue)));

        const made = canCreateRole(author, { ...wanted, name: "Other" }, reach);
        expect(made.allowed).toBe(
          fits && free(wanted.permissions) && contains(mine.set, of(wanted.permissions, model.catalogue)),
        );
        const changed = canUpdateRole(author, "auditor", wanted, reach);
        expect(changed.allowed).toBe(fits && within(old.permissions) && within(wanted.permissions));
        const deleted = canDeleteRole(author, level, "auditor", null, { ...reach, granted: 0 });
        expect(deleted.allowed).toBe(within(old.permissions));
        for (const decision of [made, changed, deleted]) seen.add(reason(decision));

        const powerless = { ...author, permissions: none };
        expect(canCreateRole(powerless, wanted, reach).allowed).toBe(false);
        expect(canUpdateRole(powerless, "auditor", wanted, reach).allowed).toBe(false);
        expect(canDeleteRole(powerless, level, "auditor", null, { ...reach, granted: 0 }).allowed).toBe(
          false,
        );
      }),
      { numRuns: 1000 },
    );
    expect([...seen].toSorted()).toEqual([
      "above_yourself",
      "allowed",
      "permission_not_of_role",
      "platform_appoints",
    ]);
  });

  test("can include each permission that the top role of the blueprint holds", () => {
    for (const model of models) {
      const level: RoleLevel = model.topology === "flat" ? "workspace" : "organization";
      const [top] = model.roles[level];
      if (top === undefined) throw new Error(`${model.key} has no role`);
      const author = actorOf(model, { [level]: top.key });
      for (const name of top.permissions) {
        const draft: RoleDraft = {
          ...draftOf(),
          level,
          permissions: [...new Set([...neededIn[level], name])],
        };
        const decision = canCreateRole(author, draft, { anywhere: author.permissions });
        const isAdmins = model.organizationAdmins === "platform" && reason(decision) === "platform_appoints";
        expect(decision.allowed || isAdmins, `${model.key} ${name}`).toBe(true);
      }
    }
  });
});
