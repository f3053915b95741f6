import { type Blueprint, type BlueprintSpec, blueprints, defineBlueprint } from "@bailiwick/domain";
import { fieldServiceFile } from "@bailiwick/domain/sixth-blueprint";
import { expect, test } from "vitest";
import { BlueprintFile } from "./blueprint-shape.ts";

/** What its author wrote, without what is derived from it. */
function declared({ roles, ...blueprint }: Blueprint): unknown {
  const written = ([key]: [string, unknown]) => key in BlueprintFile.shape;
  const plain = (level: Blueprint["roles"]["workspace"]) => level.map(({ set: _, ...role }) => role);
  return {
    ...Object.fromEntries(Object.entries(blueprint).filter(written)),
    roles: { organization: plain(roles.organization), workspace: plain(roles.workspace) },
  };
}

test.each(Object.keys(blueprints))(
  "%s could be a file: everything that it declares has a place in one",
  (key) => {
    const blueprint = blueprints[key];
    if (blueprint === undefined) throw new RangeError(key);
    const read = BlueprintFile.parse(JSON.parse(JSON.stringify(declared(blueprint))));
    const made = defineBlueprint<string, string>({ ...read, key: `${key}-again` } as BlueprintSpec);
    expect(made.resourceKinds).toEqual(blueprint.resourceKinds);
    expect([made.plans, made.limits, made.settings, made.models]).toEqual([
      blueprint.plans,
      blueprint.limits,
      blueprint.settings,
      blueprint.models,
    ]);
  },
);

test("a word that nothing reads is refused, wherever it stands", () => {
  const [kind, ...others] = fieldServiceFile.resourceKinds;
  const misspelled = { ...fieldServiceFile, resourceKinds: [{ ...kind, volumes: "few" }, ...others] };
  const [issue] = BlueprintFile.safeParse(misspelled).error?.issues ?? [];
  expect(issue).toMatchObject({ code: "unrecognized_keys", keys: ["volumes"], path: ["resourceKinds", 0] });
});
