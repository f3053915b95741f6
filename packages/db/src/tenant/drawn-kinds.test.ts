import {
  type Actor,
  addBlueprint,
  addedBlueprints,
  type Blueprint,
  permissionsOf,
  type ResourceKind,
  removeBlueprint,
  type WorkspaceState,
} from "@bailiwick/domain";
import { fieldServiceFile } from "@bailiwick/domain/sixth-blueprint";
import fc from "fast-check";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { syncCatalogue } from "../setup/catalogue.ts";
import { createUser, size, testDatabase } from "../testing/index.ts";
import { prepareWalk, seat, setState } from "../testing/walk.ts";

/*
 * The walk of matrix.test.ts over kinds that are drawn: of either level and volume, under a parent or at the top, with verbs
 * that random roles hold and that can be used in random states.
 */

const database = await testDatabase();
const app = new pg.Pool({ connectionString: database.urls.app, max: 4 });
const identity = new pg.Pool({ connectionString: database.urls.identity, max: 2 });
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 2 });
afterAll(() => Promise.all([app.end(), identity.end(), owner.end()]));
// The process goes on with other files.
afterAll(() => {
  for (const { key } of addedBlueprints()) removeBlueprint(key);
});

const company = fieldServiceFile.roles.organization.map(({ key }) => key);
const crews = fieldServiceFile.roles.workspace.map(({ key }) => key);
const states = ["active", "pending_deletion"] as const;
const usable: Readonly<Record<"toRead" | "toChange", readonly WorkspaceState[]>> = {
  toRead: ["active", "archived"],
  toChange: ["active"],
};

/** Who can hold a verb, from the highest role on: each holds what the next one does, as ranks have it. */
const ladder = ["dispatcher", "chief", "hand", "crew"];

/** What is drawn of a verb: how far down the ladder it is held, and where it can be used. */
const drawnVerb = fc.record({ rungs: fc.nat(ladder.length), isForReading: fc.boolean() });

/** What is drawn of a kind; the rest of it follows. */
const drawnKind = fc.record({
  isMany: fc.boolean(),
  isOrganizations: fc.boolean(),
  isChild: fc.boolean(),
  verbs: fc.subarray(["update", "delete", "inspect"]),
  isMovable: fc.boolean(),
  held: fc.array(drawnVerb, { minLength: 6, maxLength: 6 }),
});
type Drawn = typeof drawnKind extends fc.Arbitrary<infer Value> ? Value : never;

const names = ["crate", "shelf", "label", "meter"];

/** The kinds as a blueprint declares them: each stands at the top, or under the first. */
function kindsOf(drawn: readonly Drawn[]): ResourceKind[] {
  const kinds: ResourceKind[] = [];
  for (const [index, shape] of drawn.entries()) {
    const key = names[index] ?? "";
    const [top] = kinds;
    const isChild = shape.isChild && top !== undefined && top.volume === "few";
    const isMany = shape.isMany && index > 0 && !(isChild && top.level === "organization");
    const level = isChild ? top.level : shape.isOrganizations && !isMany ? "organization" : "workspace";
    const canMove = shape.isMovable && level === "workspace" && !isChild && !isMany;
    const wanted = isMany
      ? ["read", "append"]
      : ["read", "create"].concat(shape.verbs, canMove ? "move" : []);
    const verbs = wanted.map((verb, at) => {
      const { rungs, isForReading } = shape.held[at] ?? { rungs: 0, isForReading: true };
      const able = ladder.slice(0, rungs);
      const roles = level === "organization" ? able.filter((role) => company.includes(role)) : able;
      const writes = verb === "append" ? { writes: "create" as const } : {};
      const usableIn = isForReading ? usable.toRead : usable.toChange;
      const bit = 128 + 8 * index + at;
      return [verb, { bit, roles, usableIn, description: `${verb} a ${key}`, ...writes }];
    });
    kinds.push({
      key,
      name: key,
      plural: `${key}s`,
      description: "A drawn one.",
      level,
      parent: isChild ? top.key : null,
      volume: isMany ? "many" : "few",
      fields: [{ key: "name", name: "Name", type: "text" }],
      title: null,
      states: null,
      list: isMany
        ? { columns: ["at", "name"], order: { by: "at", descending: true }, filters: [] }
        : { columns: ["name"], order: { by: "name" }, filters: [] },
      verbs: Object.fromEntries(verbs),
    });
  }
  return kinds;
}

let made = 0;
/** A blueprint of which the database and the domain know nothing but this. */
function blueprintWith(resourceKinds: readonly ResourceKind[]): Blueprint {
  made += 1;
  const key = `drawn-${"abcdefghij"[made % 10]}${"abcdefghij"[Math.floor(made / 10) % 10]}${"abcdefghij"[Math.floor(made / 100)]}`;
  const defaultWorkspace = { kind: "one", name: "Default", defaultRole: null } as const;
  return addBlueprint({ ...fieldServiceFile, key, defaultWorkspace, meters: [], resourceKinds });
}

test("[V3][V4] of kinds that are drawn the database role can do exactly what the domain decides", async () => {
  // A walk takes too long to be repeated for a smaller example; the printed one has at most four kinds.
  const drawnKinds = fc.noShrink(fc.array(drawnKind, { minLength: 2, maxLength: names.length }));
  await fc.assert(
    fc.asyncProperty(drawnKinds, async (drawn) => {
      const blueprint = blueprintWith(kindsOf(drawn));
      const client = await owner.connect();
      await syncCatalogue(client);
      client.release();
      const walk = await prepareWalk({ app, identity, owner }, blueprint);
      for (const org of [null, ...company]) {
        for (const role of [null, ...crews]) {
          const subject = await createUser(identity);
          if (org !== null) await seat(owner, walk.tenant, subject, "organization_member", org);
          if (role !== null) await seat(owner, walk.tenant, subject, "member", role);
          for (const state of states) {
            await setState(owner, walk.tenant, state);
            const { workspace: id, slug } = walk.tenant;
            const actor: Actor = {
              kind: "user",
              blueprint,
              roles: blueprint.roles,
              id: subject.id,
              permissions: permissionsOf(blueprint, org, role),
              organizationRole: org,
              workspaceRole: role,
              workspace: { id, slug, name: "Test", state, isDefault: false },
            };
            const { done, said } = await walk.tryAll(subject, actor, state);
            expect(done).toEqual(said);
          }
        }
      }
    }),
    { numRuns: size(2, 20) },
  );
});
