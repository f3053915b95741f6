import { size } from "@bailiwick/db/testing";
import { errorCodes } from "@bailiwick/domain";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { startApi } from "./testing/api.ts";
import { inputs } from "./testing/inputs.ts";
import { type Procedure, procedures, send } from "./testing/procedures.ts";
import { buildStages } from "./testing/stage.ts";

/*
 * Bad input to every procedure, by the person with the most permissions: unknown keys, wrong types, over-long strings,
 * control characters, foreign and random ids, deep nesting, `__proto__`. The answer is one of the eight codes with the
 * field's path, never a 5xx, and no row changes.
 */

// In someone else's organization, to see that nothing changes there, and in the caller's own, where verbs see what the
// contracts let through, each call rolled back after its answer.
const [api, undoing] = [await startApi(), await startApi({ undo: true })];
const worlds = [
  { url: api.url, where: "other organization", stages: await buildStages(api) },
  { url: undoing.url, where: "own", stages: await buildStages(undoing) },
] as const;
const all = procedures();

const { rows: tables } = await api.owner.query<{ name: string }>(
  `SELECT c.oid::regclass::text AS name FROM pg_class c
   WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'identity'::regnamespace)
     AND c.relname NOT IN ('audit_entry', 'audit_head') ORDER BY name`,
);

/** A fingerprint of every row, of tenants and of people; only the log grows, by refused attempts. */
async function fingerprint(): Promise<string[]> {
  const { rows } = await api.owner.query<{ print: string }>(
    tables
      .map(
        ({ name }) =>
          `SELECT '${name} ' || count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) AS print FROM ${name} t`,
      )
      .join(" UNION ALL "),
  );
  return rows.map(({ print }) => print);
}

const before = await fingerprint();

/** Of how many blueprints one is asked with a value: the contracts of all are the same. */
const oneOf = size(worlds[0].stages.length, 1);

/** The person with the most permissions, and a valid input of a procedure, in every world and blueprint. */
const attempts = ({ title, type, needs }: Procedure) =>
  // What everyone can do for themselves, or with a link, legitimately changes rows; it is tried where that is rolled back.
  (type === "mutation" && (needs === "signedIn" || needs === "link") ? worlds.slice(1) : worlds).flatMap(
    ({ url, where, stages }) =>
      stages.map(({ places, subjects }) => {
        const place = places[where];
        const [subject] = subjects;
        if (subject === undefined) throw new Error("every stage has someone to ask");
        const good: Record<string, unknown> = place === null ? {} : { ...inputs[title]?.(place, subject) };
        return { url, good, token: subject.person?.token ?? "" };
      }),
  );

/** What is a valid name, however much it looks like an attack. */
const texts = [
  "'; DROP TABLE member; --",
  "../../etc/passwd",
  "%00",
  "{{7*7}}",
  "00000000-0000-0000-0000-000000000000",
  "not a uuid",
] as const;

const emptyObject = {};

/** What no field of any procedure accepts, except for those that {@link fits} names. */
const junk: readonly unknown[] = [
  null,
  0,
  -1,
  1.5,
  1e308,
  true,
  "",
  " ",
  [],
  emptyObject,
  [[]],
  "\u0000",
  "a\u0000b",
  "\u202Eevil",
  "\uD800",
  "x".repeat(100_000),
  "é".repeat(500),
  ...texts,
  { $gt: "" },
  { toString: "x" },
  Array(2000).fill("a"),
];

/** By field name, the junk that it rightly accepts: free text, and nothing for what is not chosen. */
const fits: Readonly<Record<string, readonly unknown[]>> = {
  name: texts,
  description: [...texts, "", " ", "é".repeat(500)],
  stepDownTo: [null],
  // Why someone asks for access, and what they are answered.
  reason: [...texts, "é".repeat(500)],
  note: [...texts, "", " ", "é".repeat(500)],
  // A settings file that names nothing leaves everything alone.
  file: [emptyObject],
  // Back to the workspace's.
  locale: [null],
  timeZone: [null],
  provider: texts,
  // What a provider calls its client, and what it gave as a secret.
  clientId: texts,
  clientSecret: texts,
  model: texts,
  // What a service calls itself.
  audience: texts,
  risk: [null, 0, 1.5],
  // What the directory says of someone, or leaves out.
  externalId: [...texts, " ", "\u202Eevil", null],
  givenName: [...texts, null],
  familyName: [...texts, null],
  displayName: [...texts, null],
  active: [true],
  version: [null],
  people: [[], true],
  offset: [0],
  // With which nothing is left.
  text: ["", " "],
  progress: [0],
  error: [...texts, "", " ", "é".repeat(500)],
  // Nothing is called like it, and people may paste what they look for.
  search: [...texts, "\u202Eevil"],
  // The label of a host can look like an id.
  hostname: ["00000000-0000-0000-0000-000000000000"],
  // What a program calls its report.
  id: ["00000000-0000-0000-0000-000000000000"],
  // Of records that stand under nothing.
  parent: [null],
};

const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;

function sane(answer: Awaited<ReturnType<typeof send>>, what: string): void {
  expect(answer.status, what).toBeLessThan(500);
  const error = answer.body.error?.data;
  // The server itself refuses a URL that is too long.
  if (error === undefined) {
    expect([200, 414, 431], what).toContain(answer.status);
    return;
  }
  expect(errorCodes, what).toContain(error.code);
  expect(Object.keys(error).toSorted(), what).toEqual(["code", "message", "params", "path", "reason"]);
  expect(JSON.stringify(answer.body), what).not.toMatch(/\bat .*\.ts:|SELECT |INSERT |node_modules|stack/);
}

describe.each(all)("$title", (procedure) => {
  const { path, type } = procedure;
  const cases = attempts(procedure);

  // After each of them, to name the one that changed a row.
  afterAll(async () => {
    expect(await fingerprint()).toEqual(before);
  });

  test("refuses unknown keys and names them", async () => {
    for (const { url, good, token } of cases) {
      for (const key of ["unexpected", "constructor", "orgId"]) {
        const answer = await send(url, procedure, { ...good, [key]: 1 }, token);
        expect(answer.body.error?.data, key).toMatchObject({ code: "INVALID", path: key });
      }
    }
  });

  test("is not changed by a key named __proto__", async () => {
    for (const { url, good, token } of cases) {
      const input = JSON.parse(
        `{"__proto__": {"workspace": 1, "admin": true}, ${JSON.stringify(good).slice(1)}`.replace(", }", "}"),
      );
      sane(await send(url, procedure, input, token), "__proto__");
      expect(({} as Record<string, unknown>).admin).toBeUndefined();
    }
  });

  test("refuses junk in every field and names the field", async () => {
    for (const [at, { url, good, token }] of cases.entries()) {
      for (const [of, field] of Object.keys(good).entries()) {
        for (const value of junk.filter((_, which) => (at + of + which) % oneOf === 0)) {
          const answer = await send(url, procedure, { ...good, [field]: value }, token);
          const what = `${path} ${field} ${JSON.stringify(value)?.slice(0, 60)}`;
          sane(answer, what);
          const error = answer.body.error?.data;
          const isFitting = (fits[field] ?? []).includes(value);
          if (answer.status === 200) expect(isFitting, what).toBe(true);
          // What fits its field can still be refused for another.
          if (error?.code === "INVALID" && !isFitting)
            expect(String(error.path).split(".")[0], what).toBe(field);
        }
      }
    }
  });

  test("refuses non-objects, deep nesting, and invalid JSON", async () => {
    for (const { url, token } of cases) {
      for (const text of [deep, `{"workspace":${deep}}`, "{", "nul", "[]", "1", '"text"']) {
        const query = type === "query" ? `?input=${encodeURIComponent(text.slice(0, 4_000))}` : "";
        const response = await fetch(`${url}/api/trpc/${path}${query}`, {
          method: type === "query" ? "GET" : "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          ...(type === "mutation" ? { body: text } : {}),
        });
        expect(response.status, text.slice(0, 20)).toBe(400);
        const { error } = (await response.json()) as { error: { data: Record<string, unknown> } };
        expect(error.data.code).toBe("INVALID");
      }
    }
  });

  test("handles any JSON without an internal error", async () => {
    const one = fc.constantFrom(...cases).chain(({ url, good, token }) => {
      const value = fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.uuid(),
        fc.string({ unit: "binary", maxLength: 50 }),
      );
      const record = Object.entries(good).map(
        ([key, kept]) => [key, fc.oneof(fc.constant(kept), value)] as const,
      );
      const input = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.record(Object.fromEntries(record)));
      return fc.record({ url: fc.constant(url), token: fc.constant(token), input });
    });
    const property = fc.asyncProperty(one, async ({ url, token, input }) => {
      sane(await send(url, procedure, input, token), JSON.stringify(input));
    });
    await fc.assert(property, { numRuns: size(40, 400) });
  });
});

test("every tenant and identity table is watched", () => {
  const names = tables.map(({ name }) => name);
  expect(names).toContain("team_grant");
  expect(names).toContain('identity."user"');
});
