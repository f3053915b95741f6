import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { can } from "../access/decide.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints } from "../blueprints/index.ts";
import { coreFeatures } from "../plans/features.ts";
import { coreLimits } from "../plans/limits.ts";
import { coreTranslations } from "../plans/plan-words.ts";
import { localizeBlueprint, textsOf } from "./localize.ts";

describe.each(Object.values(blueprints))("$key in another language", (blueprint) => {
  test("translates every name and sentence, and has no stale translation", () => {
    expect(textsOf(blueprint).filter((text) => blueprint.translations?.de[text] === undefined)).toEqual([]);
    const said = new Set(textsOf(blueprint));
    expect(Object.keys(blueprint.translations?.de ?? {}).filter((text) => !said.has(text))).toEqual([]);
  });

  test("differs only in what people read", () => {
    const german = localizeBlueprint(blueprint, "de");
    const keys = ({ roles }: typeof blueprint) =>
      [...roles.organization, ...roles.workspace].map(({ key, set }) => ({ key, set }));
    expect(keys(german)).toEqual(keys(blueprint));
    expect(german.settings.map(({ key, initial }) => ({ key, initial }))).toEqual(
      blueprint.settings.map(({ key, initial }) => ({ key, initial })),
    );
    expect(german.defaultWorkspace).toEqual(blueprint.defaultWorkspace);
    expect(localizeBlueprint(blueprint, "en")).toBe(blueprint);
  });
});

test("the engine translates its own limits and features into German, and nothing else", () => {
  const texts = [
    ...coreLimits.flatMap(({ name, amount }) => [name, amount.one, amount.many]),
    ...coreFeatures.flatMap(({ name, phrase }) => [name, phrase]),
  ];
  expect(Object.keys(coreTranslations.de).sort()).toEqual(texts.sort());
});

test("a refusal names the roles in that language", () => {
  const viewer = actorOf(localizeBlueprint(complianceOps, "de"), { workspace: "viewer" });
  expect(can(viewer, "member:add")).toMatchObject({ params: { roles: ["Eigentümer", "Admin"] } });
});
