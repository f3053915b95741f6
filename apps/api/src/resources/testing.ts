import { randomUUID } from "node:crypto";
import type { TestApi, TestPerson } from "../testing/api.ts";
import { join, staffed } from "../testing/tenants.ts";

/** Creates a resource of a kind in a workspace. */
export const create = (
  { client }: TestPerson,
  workspace: string,
  kind: string,
  fields: Record<string, never> | object,
  parent?: string,
) => client.resources.create.mutate({ workspace, kind, fields: fields as Record<string, string>, parent });

/** The titles of the listed resources of a kind, in their order. */
export const titles = async ({ client }: TestPerson, workspace: string, kind: string, rest: object = {}) =>
  (await client.resources.list.query({ workspace, kind, ...rest })).items.map(({ title }) => title);

/** An organization of data-security with a second workspace; its admin can move connectors from one to the other. */
export async function security(api: TestApi) {
  const tenant = await staffed(api, "data-security");
  const admin = tenant.founder;
  const stagingSlug = `s-${randomUUID().slice(0, 8)}`;
  const given = { organization: tenant.org, name: "Staging", slug: stagingSlug };
  const { id: staging } = await admin.client.workspaces.create.mutate(given);
  const editor = await join(api, { ...tenant, workspace: staging }, admin, "editor", "Editor there");
  // Everyone begins in the default workspace.
  await admin.client.members.remove.mutate({ workspace: tenant.workspace, userId: editor.id });
  const connector = (name = "Customer data", workspace = tenant.workspace) =>
    create(admin, workspace, "connector", { name, type: "s3", credential: "secret-0123456789" });
  return { ...tenant, admin, staging, stagingSlug, editor, connector };
}

/** Appends a finding below a connector for each location. */
export const findings = (
  { client }: TestPerson,
  workspace: string,
  parent: string,
  ...locations: readonly string[]
) =>
  client.resources.append.mutate({
    workspace,
    kind: "finding",
    parent,
    rows: locations.map((location) => ({
      id: randomUUID(),
      at: new Date(Date.now() - 86_400_000).toISOString(),
      fields: { severity: "high", location },
    })),
  });

/** Takes one of a resource's actions. */
export const act = (
  { client }: TestPerson,
  workspace: string,
  kind: string,
  id: string,
  action: string,
  comment?: string,
) => client.resources.act.mutate({ workspace, kind, id, action, comment });

/** A workspace of compliance-ops with two admins, whose changes need this many approvals; member's one is submitted. */
export async function submitted(api: TestApi, policy: "any_one" | "any_two" | "all") {
  const tenant = await staffed(api, "compliance-ops");
  const { workspace, founder, as } = tenant;
  const second = await join(api, tenant, founder, "admin", "Second admin");
  await founder.client.settings.update.mutate({ workspace, key: "approval_policy", value: policy });
  const change = await create(as("member"), workspace, "change", { summary: "Split the ledger" });
  await act(as("member"), workspace, "change", change.id, "submit");
  const on = { workspace, kind: "change", id: change.id };
  return {
    ...tenant,
    second,
    on,
    approve: (by: TestPerson, comment?: string) =>
      act(by, workspace, "change", change.id, "approve", comment),
    state: async () => (await founder.client.resources.get.query(on)).state,
    approvals: async () => {
      const { items } = await as("viewer").client.resources.approvals.query(on);
      const [first] = items;
      if (first === undefined) throw new Error("approving a change needs approvals");
      return first;
    },
  };
}
