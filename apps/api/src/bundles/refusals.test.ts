import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { BundlePart } from "@bailiwick/domain";
import { beforeAll, describe, expect, test } from "vitest";
import { create } from "../resources/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { found, staffed, type TestTenant } from "../testing/tenants.ts";
import { assembled, exported, stagedUpload, type Taken, takenApart, upload, uploaded } from "./testing.ts";

const api = await startApi({ settings: { BAILIWICK_MAX_FILE_MB: "1" } });
const own = api.database.secret;

let tenant: TestTenant & { readonly owner: TestPerson };
let whole: Buffer;
let taken: Taken;
beforeAll(async () => {
  const made = await staffed(api, "compliance-ops");
  const owner = made.as("owner");
  const { id: service } = await create(owner, made.workspace, "service", { name: "Checkout" });
  await create(owner, made.workspace, "change", { summary: "Move it", service });
  tenant = { ...made, owner };
  whole = await exported(owner, made);
  taken = await takenApart(whole);
});

/** How much there is of everything that an import writes, on the whole instance. */
async function amounts() {
  const { rows: tables } = await api.owner.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'authz') AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
  );
  const each = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`);
  const { rows } = await api.owner.query<{ name: string; n: number }>(each.join(" UNION ALL "));
  // A refused attempt is in no log: there is no organization yet.
  return rows;
}

/** Shows that an import of this file is refused, and leaves nothing behind. */
async function refused(bytes: Buffer, rest: object = {}) {
  const { owner } = tenant;
  const bundle = await stagedUpload(api, owner, bytes);
  const before = await amounts();
  const slug = `r-${randomUUID().slice(0, 8)}`;
  const error = await errorOf(owner.client.bundles.importStandalone.mutate({ bundle, slug, ...rest }));
  expect(await amounts()).toEqual(before);
  return error;
}

/** The bundle with other lines in one of its parts, signed by this instance. */
function withLines(part: BundlePart, edit: (lines: readonly string[]) => readonly string[]): Buffer {
  const lines = { ...taken.lines, [part]: [...edit(taken.lines[part])] };
  return assembled({ ...taken, lines }, own);
}

/** The same with one field of its first row changed. */
const withField = (part: BundlePart, field: string, value: unknown) =>
  withLines(part, ([first = "{}", ...rest]) => [
    JSON.stringify({ ...(JSON.parse(first) as object), [field]: value }),
    ...rest,
  ]);

describe("a file that is no bundle, or not the one that was signed, is refused when it is uploaded or imported", () => {
  const refusal = async (answer: Response) => {
    const { reason, params } = (await answer.json()) as { reason: string; params?: { fault?: string } };
    return `${answer.status} ${reason} ${params?.fault ?? ""}`.trim();
  };

  test.each([
    ["no bundle", () => Buffer.from("a,b\n1,2\n"), "400 bad_bundle none"],
    ["a gzip, which is not unpacked", () => gzipSync(Buffer.alloc(10_000_000)), "400 bad_bundle"],
    [
      "a manifest of a newer version",
      () => Buffer.from(String(whole).replace("bundle.v1", "bundle.v2")),
      "400 bad_bundle version",
    ],
    [
      "a manifest that was changed",
      () => Buffer.from(String(whole).replace('"Test"', '"Best"')),
      "400 bad_bundle signature",
    ],
    [
      "the signature of a stranger",
      () => assembled(taken, "someone else's secret"),
      "403 bundle_not_trusted",
    ],
    [
      "a part that is missing",
      () => assembled(taken, own, (parts) => parts.slice(1)),
      "400 bad_bundle manifest",
    ],
    [
      "a part that is none",
      () => assembled(taken, own, (parts) => [...parts, { ...parts[0], name: "key_secret" }]),
      "400 bad_bundle manifest",
    ],
    [
      "parts in another order",
      () => assembled(taken, own, (parts) => parts.toReversed()),
      "400 bad_bundle manifest",
    ],
    [
      "a part with a path",
      () => assembled(taken, own, ([first, ...rest]) => [{ ...first, name: "../../etc/passwd" }, ...rest]),
      "400 bad_bundle manifest",
    ],
    [
      "a part with a number of rows that is none",
      () => assembled(taken, own, ([first, ...rest]) => [{ ...first, rows: -1 }, ...rest]),
      "400 bad_bundle manifest",
    ],
    ["a file that is too large", () => Buffer.alloc(1_000_001, 0x20), "413 file_too_large"],
  ])("%s", async (_, bytes, expected) => {
    expect(await refusal(await upload(tenant.owner, bytes()))).toMatch(new RegExp(`^${expected}`));
  });

  test("a stranger's signature, once the operator trusts it no more", async () => {
    expect(await refused(assembled(taken, "someone else's secret"))).toMatchObject({
      reason: "bundle_not_trusted",
    });
  });

  test.each([
    ["cut in a line", () => whole.subarray(0, -5), "ends"],
    ["cut between lines", () => Buffer.from(`${String(whole).split("\n").slice(0, 4).join("\n")}\n`), "cut"],
    [
      "with a part that was changed",
      () => Buffer.from(String(whole).replace('"Checkout"', '"Checkin!"')),
      "part",
    ],
    ["with more behind its end", () => Buffer.concat([whole, Buffer.from("{}\n")]), "extra"],
    [
      "with a line that goes on and on",
      () => withLines("resource", (lines) => [...lines, `{"x":"${"y".repeat(4_000_001)}"}`]),
      "long",
    ],
    ["with a line that is no JSON", () => withLines("resource", (lines) => [...lines, "{no}"]), "json"],
  ])("one that is %s", async (_, bytes, fault) => {
    expect(await refused(bytes())).toMatchObject({ reason: "bad_bundle", params: { fault } });
  });
});

describe("rows that can't be here are refused, though they are signed", () => {
  test.each([
    ["an id twice", () => withLines("resource", (lines) => [...lines, lines[0] ?? ""]), "rows"],
    [
      "a reference to what is not in the bundle",
      () => withLines("resource", (lines) => lines.filter((line) => line.includes('"change"'))),
      "rows",
    ],
    [
      "a place without its resource",
      () =>
        withLines("resource_root", (lines) => [
          ...lines,
          `{"id":"${randomUUID()}","kind":"asset","chosen":false}`,
        ]),
      "rows",
    ],
    ["a column that is not known", () => withField("resource_root", "path", "../../etc"), "rows"],
    ["another organization", () => withField("resource", "org_id", randomUUID()), "rows"],
    ["a kind that is not known", () => withField("resource", "kind", "machine"), "rows"],
    [
      "a record of something else",
      () =>
        withLines("record", () => [
          `{"root_id":"${randomUUID()}","kind":"finding","at":"2026-01-01T00:00:00Z","id":"${randomUUID()}","fields":{}}`,
        ]),
      "rows",
    ],
    ["a value of another type", () => withField("resource", "id", "one"), "rows"],
    ["an entry that was changed", () => withField("audit_entry", "outcome", "refused"), "log"],
    [
      "an entry left out",
      () => withLines("audit_entry", ([first = "", , ...rest]) => [first, ...rest]),
      "log",
    ],
    ["the end of the log left out", () => withLines("audit_entry", (lines) => lines.slice(0, -1)), "log"],
    ["an entry of something", () => withLines("audit_entry", () => ['{"seq":1}']), "log"],
  ])("%s", async (_, bytes, fault) => {
    expect(await refused(bytes())).toMatchObject({
      code: "INVALID",
      reason: "bad_bundle",
      params: { fault },
    });
  });

  test("another kind of organization, with the roles that it lacks", async () => {
    const admin = await api.person("Admin");
    const { org } = await found(api, admin, "ai-tracing");
    await api.owner.query("UPDATE organization SET plan = 'pro' WHERE id = $1", [org]);
    const bundle = await stagedUpload(api, admin, whole);
    expect(await errorOf(admin.client.bundles.import.mutate({ organization: org, bundle }))).toMatchObject({
      code: "CONFLICT",
      reason: "bundle_of_other_kind",
      params: { names: ["admin", "member", "viewer"] },
    });
  });

  test("a workspace that needs an organization, without one", async () => {
    const other = assembled({ ...taken, manifest: { ...taken.manifest, blueprint: "ai-tracing" } }, own);
    expect(await refused(other)).toMatchObject({ reason: "bundle_needs_organization" });
    const unknown = assembled({ ...taken, manifest: { ...taken.manifest, blueprint: "unheard-of" } }, own);
    expect(await refused(unknown)).toMatchObject({ reason: "blueprint_not_offered" });
  });

  test("a slug that is taken, or a name or an address that can't be", async () => {
    expect(await refused(whole, { slug: tenant.slug })).toMatchObject({ reason: "slug_taken" });
    const { manifest } = taken;
    const renamed = { ...manifest, workspace: { ...manifest.workspace, name: "x".repeat(200) } };
    expect(await refused(assembled({ ...taken, manifest: renamed }, own))).toMatchObject({ code: "INVALID" });
    expect(await refused(withField("member", "email", "nowhere"))).toMatchObject({ code: "INVALID" });
  });

  test("more members than the plan has room for", async () => {
    const many = withLines("invitation", () =>
      Array.from({ length: 6 }, (_, n) => `{"email":"n${n}@people.example","role":"viewer"}`),
    );
    expect(await refused(many)).toMatchObject({ code: "LIMIT_REACHED" });
  });

  test("a role that can do more than the importer, or than there is", async () => {
    const role = (permissions: string) =>
      withLines("role", () => [
        JSON.stringify({
          key: "all",
          name: "All",
          description: "",
          level: "workspace",
          rank: 1,
          built_in: false,
          permissions,
        }),
      ]);
    expect(await refused(role("1".repeat(256)))).toMatchObject({ reason: "roles_differ" });
    expect(await refused(role("1"))).toMatchObject({ code: "INVALID" });
  });
});

describe("an upload", () => {
  test("is its person's alone, and there until the next one", async () => {
    const bundle = await uploaded(tenant.owner, whole);
    const other = await api.person("Other");
    const take = { bundle, slug: `u-${randomUUID().slice(0, 8)}` };
    expect(await errorOf(other.client.bundles.importStandalone.mutate(take))).toMatchObject({
      reason: "no_such_upload",
    });
    await uploaded(tenant.owner, await exported(tenant.owner, tenant));
    expect(await errorOf(tenant.owner.client.bundles.importStandalone.mutate(take))).toMatchObject({
      reason: "no_such_upload",
    });
    expect(
      await errorOf(tenant.owner.client.bundles.importStandalone.mutate({ ...take, bundle: "bwu_none" })),
    ).toMatchObject({ reason: "no_such_upload" });
  });

  test("is for people who confirmed their address, because an import invites others", async () => {
    const person = await api.person("New");
    await api.owner.query('UPDATE identity."user" SET email_verified = false WHERE id = $1', [person.id]);
    expect(await errorOf(person.client.bundles.upload.query({}))).toMatchObject({
      reason: "sender_not_confirmed",
    });
  });
});
