import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { blueprints } from "../blueprints/index.ts";
import { lifecycleActions } from "../lifecycle/lifecycle.ts";
import { actorOf } from "./actor.fixture.ts";
import { can } from "./decide.ts";
import { printMatrix } from "./matrix.ts";
import { permissions } from "./permissions.ts";

const golden = readFileSync(new URL("../matrix.golden.txt", import.meta.url), "utf8");
const models = Object.values(blueprints);

/** The cells of a row of the golden file, found by its section and its first cell. */
function row(section: string, first: string): string[] {
  const lines = golden.split("\n");
  const start = lines.indexOf(`# ${section}`);
  const line = lines.slice(start).find((text) => text.split(/\s+/)[0] === first);
  return (line ?? "").split(/\s{2,}/).slice(1);
}

describe("the printed matrix", () => {
  test("matches the reviewed file; `pnpm golden` reprints it", () => {
    expect(printMatrix(models)).toBe(golden);
  });

  test("has a row for every permission and every action of every blueprint", () => {
    for (const { key, resourceKinds } of models) {
      for (const { name, level } of permissions) {
        expect(row(`${key}: role × permission`, name).length > 0).toBe(level !== "platform");
      }
      for (const kind of resourceKinds) {
        const verbs = Object.keys(kind.verbs);
        expect(
          verbs.every((verb) => row(`${key}: role × ${kind.key}`, `${kind.key}:${verb}`).length > 0),
        ).toBe(true);
      }
      for (const action of lifecycleActions) expect(row(`${key}: state × action`, action)).toHaveLength(4);
    }
  });

  test("agrees with `can` for a person with only that role", () => {
    for (const blueprint of models) {
      const { organization, workspace } = blueprint.roles;
      for (const { name, level, usableIn } of blueprint.catalogue.permissions) {
        if (level === "platform") continue;
        const state = usableIn?.[0] ?? "active";
        const decided = [
          ...organization.map((role) => actorOf(blueprint, { organization: role.key, state })),
          ...workspace.map((role) => actorOf(blueprint, { workspace: role.key, state })),
        ].map((actor) => (can(actor, name).allowed ? "yes" : "·"));
        const kind = blueprint.resourceKinds.find((one) => name.startsWith(`${one.key}:`));
        expect(row(`${blueprint.key}: role × ${kind?.key ?? "permission"}`, name)).toEqual(decided);
      }
    }
  });

  test("has no trailing spaces and ends with one newline", () => {
    expect(golden).not.toMatch(/[ \t]$/m);
    expect(golden).toMatch(/[^\n]\n\n?$/);
  });
});
