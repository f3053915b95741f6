import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { enlist, expectLooksMissing, expectOrganizationLooksMissing, found } from "../testing/tenants.ts";
import { create, security } from "./testing.ts";

const api = await startApi();

type At = { readonly workspace: string } | { readonly organization: string };

/** What is found, as title, kind and workspace. */
const foundBy = async ({ client }: Pick<TestPerson, "client">, at: At, search: string) =>
  (await client.resources.search.query({ ...at, search })).items.map(
    ({ title, kind, workspace }) => `${title} · ${kind} · ${workspace?.name ?? "everywhere"}`,
  );

/** Two workspaces with a connector and a classifier each, with titles in one word. */
async function twoWorkspaces() {
  const tenant = await security(api);
  const { admin, workspace, staging } = tenant;
  await tenant.connector("Archive of cards", workspace);
  await tenant.connector("Cards", staging);
  for (const place of [workspace, staging])
    await create(admin, place, "classifier", { name: "CÁRDS in use", pattern: "x", severity: "high" });
  return { ...tenant, organization: tenant.org };
}

describe("a search over the kinds", () => {
  test("[S33][S35] finds by title what its reader can read, those first that begin with the text", async () => {
    const tenant = await twoWorkspaces();
    const { admin, editor, organization, workspace, staging } = tenant;
    expect(await foundBy(admin, { organization }, "cards")).toEqual([
      "Cards · connector · Staging",
      "CÁRDS in use · classifier · Default",
      "CÁRDS in use · classifier · Staging",
      "Archive of cards · connector · Default",
    ]);
    expect(await foundBy(admin, { workspace }, " CARDS ")).toEqual([
      "CÁRDS in use · classifier · Default",
      "Archive of cards · connector · Default",
    ]);
    const there = ["Cards · connector · Staging", "CÁRDS in use · classifier · Staging"];
    expect(await foundBy(editor, { organization }, "cards")).toEqual(there);
    expect(await foundBy(editor, { workspace: staging }, "cards")).toEqual(there);
    await expectLooksMissing((at) => foundBy(editor, { workspace: at }, "cards"), { ...tenant, workspace });

    // A viewer sees connectors, and no classifiers.
    const viewer = await api.person("Viewer");
    await enlist(api, tenant, viewer, "org_member");
    await admin.client.members.add.mutate({ workspace: staging, email: viewer.email, role: "viewer" });
    expect(await foundBy(viewer, { organization }, "cards")).toEqual([there[0]]);
  });

  test("never finds what is another tenant's, nor what is in a deleted workspace", async () => {
    const { admin, organization, staging } = await twoWorkspaces();
    const stranger = await api.person("Else");
    const theirs = await found(api, stranger, "data-security");
    await create(stranger, theirs.workspace, "connector", { name: "Cards of theirs", type: "s3" });
    expect(await foundBy(stranger, { organization: theirs.org }, "cards")).toEqual([
      "Cards of theirs · connector · Default",
    ]);
    await expectOrganizationLooksMissing((at) => foundBy(admin, { organization: at }, "cards"), theirs);
    await admin.client.workspaces.requestDeletion.mutate({ workspace: staging, confirmation: "Staging" });
    const left = await foundBy(admin, { organization }, "cards");
    expect(left).toHaveLength(2);
    expect(left.join()).not.toContain("Staging");
  });

  test("answers a key as far as its scopes, and with the first 20", async () => {
    const { admin, organization, workspace } = await twoWorkspaces();
    const issue = (at: At, ...scopes: ("organization:read" | "workspace:read" | "connector:read")[]) =>
      admin.client.keys.issue.mutate({ ...at, name: "Program", scopes });
    const wide = await issue({ organization }, "organization:read", "connector:read");
    expect(await foundBy({ client: api.client(wide.text) }, { organization }, "cards")).toHaveLength(2);
    const narrow = await issue({ workspace }, "workspace:read");
    expect(await foundBy({ client: api.client(narrow.text) }, { workspace }, "cards")).toEqual([]);

    for (let more = 0; more < 22; more += 1)
      await create(admin, workspace, "connector", { name: `Many ${randomUUID()}`, type: "s3" });
    expect(await foundBy(admin, { organization }, "many")).toHaveLength(20);
    expect(await errorOf(foundBy(admin, { organization }, "  "))).toMatchObject({
      code: "INVALID",
      path: "search",
    });
  });
});
