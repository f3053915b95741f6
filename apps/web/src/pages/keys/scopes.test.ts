import { blueprints, scopesOf } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { actorInOrganization } from "../../access.ts";
import { exampleOf } from "./example.ts";
import { countIn, partsOfKey, scopeChoice, scopeParts } from "./scopes.ts";

const me = { user: { id: "ada" } } as Parameters<typeof actorInOrganization>[0];

const admin = actorInOrganization(me, {
  blueprint: "ai-governance",
  role: "tenant_admin",
  permissions: ["organization:read", "organization_key:issue", "workspace:read"],
});

describe.each(Object.values(blueprints))("keys of $key", (blueprint) => {
  test("are offered what a role here has, each once, and show what they can do in the same parts", () => {
    for (const level of ["workspace", "organization"] as const) {
      const parts = scopeParts({ level, blueprint, actor: { ...admin, blueprint, roles: blueprint.roles } });
      const offered = parts.flatMap(({ groups }) =>
        groups.flatMap(({ rows }) => rows.map(({ name }) => name)),
      );
      expect(new Set(offered).size).toBe(offered.length);
      const possible = scopesOf(blueprint, level).map(({ name }) => name);
      expect(offered.filter((name) => !possible.includes(name))).toEqual([]);
      expect(partsOfKey({ level, blueprint }, offered)).toEqual(parts);
      expect(countIn(parts)).toBe(offered.length);
    }
  });
});

test("a scope that the issuer does not have can't be chosen, and says why", () => {
  const lesser = { ...admin, roles: { ...admin.roles, organization: [] } };
  expect(scopeChoice(admin, "organization", "organization:read").decision.allowed).toBe(true);
  expect(scopeChoice(lesser, "organization", "organization:read").decision).toMatchObject({
    reason: "above_yourself",
  });
});

test("the example is a call that the key can make, and takes the key from the environment", () => {
  const { blueprint } = admin;
  if (blueprint === null) throw new Error("the actor is in no organization");
  const place = { level: "workspace", reference: "labs/staging", blueprint } as const;
  const example = (...scopes: Parameters<typeof exampleOf>[1]["scopes"]) =>
    exampleOf(place, { scopes }, "https://bailiwick.example");
  expect(example("workspace:read")).toBe(
    [
      "curl --get 'https://bailiwick.example/api/trpc/workspaces.get' \\",
      `  --data-urlencode 'input={"workspace":"labs/staging"}' \\`,
      '  --header "Authorization: Bearer $BAILIWICK_KEY"',
    ].join("\n"),
  );
  expect(example("asset:read")).toContain(`resources.list' \\\n`);
  expect(example("asset:read")).toContain(`input={"workspace":"labs/staging","kind":"asset"}`);
  expect(example("member:read")).toContain("members.list");
});
