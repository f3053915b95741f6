import { randomUUID } from "node:crypto";
import { createTenant, type TestTenant } from "@bailiwick/db/testing";
import { blueprint } from "@bailiwick/domain";
import { expect } from "vitest";
import { hashToken } from "../identity/credential.ts";
import { errorOf, type TestApi, type TestPerson } from "./api.ts";

export type { TestTenant };

/**
 * Makes a person create an organization with one workspace; if only the platform admin creates them, it is created for
 * the person.
 */
export function found(api: TestApi, founder: TestPerson, blueprintKey: string): Promise<TestTenant> {
  return blueprint(blueprintKey).organizationCreation === "platform"
    ? foundFor(api, founder, blueprintKey)
    : createTenant(api.app, { ...founder, tokenHash: hashToken(founder.token) }, blueprintKey);
}

async function foundFor(api: TestApi, admin: TestPerson, blueprintKey: string): Promise<TestTenant> {
  const platform = await api.person("Platform admin", { platformAdmin: true });
  const slug = `t-${randomUUID().slice(0, 8)}`;
  const given = { blueprint: blueprintKey, name: "Test", slug, admin: admin.email };
  const { id: org } = await platform.client.platform.createOrganization.mutate(given);
  const { items } = await admin.client.workspaces.list.query({ organization: org });
  return { org, slug, workspace: items[0]?.id ?? "" };
}

/** Creates a person and makes a member add them to a workspace. */
export async function join(
  api: TestApi,
  { workspace }: TestTenant,
  by: TestPerson,
  role: string,
  name = role,
): Promise<TestPerson> {
  const person = await api.person(name);
  await by.client.members.add.mutate({ workspace, email: person.email, role });
  return person;
}

/** Adds a person only to the organization, in an organization role. */
export async function enlist(
  api: TestApi,
  { org }: TestTenant,
  { id, name, email }: TestPerson,
  role: string,
) {
  await api.owner.query(
    "INSERT INTO organization_member (org_id, user_id, role, name, email) VALUES ($1, $2, $3, $4, $5)",
    [org, id, role, name, email],
  );
}

/** Suspends a person's account: they can't sign in, and do not count as an owner. */
export async function suspend(api: TestApi, { id }: TestPerson): Promise<void> {
  await api.owner.query(`UPDATE identity."user" SET suspended_at = now() WHERE id = $1`, [id]);
}

/**
 * A workspace of the blueprint with a person in each workspace role. The creator has the creator's role only if they
 * have no organization role as well.
 */
export async function staffed(api: TestApi, blueprintKey: string) {
  const { creator, roles } = blueprint(blueprintKey);
  const founder = await api.person("Founder");
  const tenant = await found(api, founder, blueprintKey);
  const people = new Map<string, TestPerson>();
  if (roles.organization.length === 0) people.set(creator.workspace, founder);
  for (const { key } of roles.workspace) {
    if (!people.has(key)) people.set(key, await join(api, tenant, founder, key));
  }
  return {
    ...tenant,
    founder,
    /** The person in this workspace role. */
    as: (role: string): TestPerson => {
      const person = people.get(role);
      if (person === undefined) throw new RangeError(`no one is ${role} here`);
      return person;
    },
  };
}

export type Entry = {
  seq: number;
  action: string;
  outcome: string;
  actor: string;
  via: string;
  workspace: string | null;
  target: string | null;
  before: unknown;
  after: unknown;
};

/** The newest entries of an organization's chain, newest first, from the database. */
export async function newest(api: TestApi, { org }: Pick<TestTenant, "org">, count = 1): Promise<Entry[]> {
  const { rows } = await api.owner.query<Entry>(
    `SELECT seq::int, action, outcome, actor_name AS actor, via, workspace_id AS workspace, target_name AS target,
       before::json, after::json FROM audit_entry WHERE org_id = $1 ORDER BY seq DESC LIMIT $2`,
    [org, count],
  );
  return rows;
}

/** Shows that a call on another tenant's workspace gets exactly the same answer as one on a missing workspace. */
export async function expectLooksMissing(
  call: (workspace: string) => Promise<unknown>,
  { workspace, slug }: TestTenant,
): Promise<void> {
  await expectSameAsMissing(call, [workspace, slug]);
}

/** Shows that a call on another tenant's organization gets exactly the same answer as one on a missing organization. */
export async function expectOrganizationLooksMissing(
  call: (organization: string) => Promise<unknown>,
  { org, slug }: TestTenant,
): Promise<void> {
  await expectSameAsMissing(call, [org, slug]);
}

async function expectSameAsMissing(call: (ref: string) => Promise<unknown>, refs: readonly string[]) {
  const missing = await errorOf(call(randomUUID()));
  expect(missing).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
  for (const ref of refs) expect(await errorOf(call(ref))).toEqual(missing);
}
