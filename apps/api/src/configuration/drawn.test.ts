import type { Configuration } from "@bailiwick/contracts";
import { type Blueprint, blueprints, keptRole, sectionsOf } from "@bailiwick/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { startApi, type TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();

type File = z.input<typeof Configuration>;
type Place = { readonly workspace: string } | { readonly organization: string };

/** A file of this level with sections drawn at random, about these people. */
function drawnFile(rules: Blueprint, level: "workspace" | "organization", people: readonly TestPerson[]) {
  const emails = people.map(({ email }) => email);
  const kept = [rules.owner.role, keptRole(rules)?.key];
  const roles = rules.roles[level].filter(({ key }) => !kept.includes(key));
  const role = fc.constantFrom(...roles.map(({ key }) => key));
  const lowest = rules.roles.workspace.toSorted((a, b) => a.rank - b.rank)[0];
  const teams = fc.uniqueArray(fc.constantFrom("Support", "Red", "Blue"), { minLength: 1 });
  const choices = rules.settings.filter((spec) => spec.kind === "choice");
  const drawn: Record<string, fc.Arbitrary<unknown>> = {
    roles: fc.uniqueArray(fc.constantFrom("guest", "auditor"), { maxLength: 2 }).map((keys) =>
      keys.map((key) => ({
        level: "workspace",
        key,
        name: `The ${key}`,
        description: key,
        permissions: [...(lowest?.permissions ?? [])].filter((name) => rules.catalogue.named[name]),
      })),
    ),
    teams: teams.chain((names) =>
      fc.tuple(...names.map((name) => fc.subarray(emails).map((members) => ({ name, members })))),
    ),
    members: fc.tuple(...emails.map((email) => role.map((key) => ({ email, role: key })))),
    settings: fc
      .tuple(
        ...choices.map(({ key, options }) =>
          fc.constantFrom(...options).map((option) => [key, option.key] as const),
        ),
      )
      .map((entries) => Object.fromEntries(entries)),
    securityPolicy: fc.record({
      addresses: fc.constant([]),
      idleMinutes: fc.constantFrom(null, 600),
      sessionHours: fc.constantFrom(null, 100),
      keyDays: fc.constantFrom(null, 90),
      personalTokens: fc.boolean(),
      secondFactor: fc.constant(false),
      invitationDomains: fc.subarray(["b.example", "a.example", "people.example"]),
    }),
  };
  const has = new Set<string>(sectionsOf(rules, level));
  const known = Object.entries(drawn).filter(([section]) => has.has(section));
  return fc.record(Object.fromEntries(known), { requiredKeys: [] }) as fc.Arbitrary<File>;
}

/** Those with the two lowest roles of the workspace: whom a drawn file gives roles. */
function others({ roles }: Blueprint, { as }: Awaited<ReturnType<typeof staffed>>): TestPerson[] {
  const byRank = roles.workspace.toSorted((a, b) => a.rank - b.rank);
  return byRank.slice(0, 2).map(({ key }) => as(key));
}

/** Applies drawn files one after the other; after each, what is pulled plans to nothing, and the file does, too. */
async function expectEmptyPlans({ client }: TestPerson, place: Place, file: fc.Arbitrary<File>, kept: File) {
  const { configuration } = client;
  await fc.assert(
    fc.asyncProperty(file, async (drawn) => {
      const wanted =
        drawn.members === undefined
          ? drawn
          : { ...drawn, members: [...(kept.members ?? []), ...drawn.members] };
      const planned = await configuration.plan.mutate({ ...place, file: wanted });
      expect(planned.refusal).toBeNull();
      const { fingerprint } = planned;
      await configuration.applyFile.mutate({ ...place, file: wanted, fingerprint });
      const { file: pulled } = await configuration.pull.query(place);
      for (const again of [pulled, wanted]) {
        const { changes, effects } = await configuration.plan.mutate({ ...place, file: again });
        expect(changes).toEqual([]);
        expect(effects?.total).toBe(0);
      }
    }),
    { numRuns: 8 },
  );
}

describe.each(Object.values(blueprints).map((rules) => ({ key: rules.key, rules })))("$key", ({ rules }) => {
  test("a file that was pulled, or just applied, plans to nothing: of a workspace", async () => {
    const at = await staffed(api, rules.key);
    const people = others(rules, at);
    const place = { workspace: at.workspace };
    const { file } = await at.founder.client.configuration.pull.query(place);
    const kept = file.members?.filter(({ email }) => people.every((one) => one.email !== email));
    await expectEmptyPlans(at.founder, place, drawnFile(rules, "workspace", people), { members: kept });
  });

  if (rules.topology === "organization") {
    test("the same of an organization", async () => {
      const at = await staffed(api, rules.key);
      const people = others(rules, at);
      const place = { organization: at.org };
      const { file } = await at.founder.client.configuration.pull.query(place);
      const kept = file.members?.filter(({ email }) => people.every((one) => one.email !== email));
      await expectEmptyPlans(at.founder, place, drawnFile(rules, "organization", people), { members: kept });
    });
  }
});
