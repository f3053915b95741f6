import { blueprint } from "@bailiwick/domain";
import { newDomain } from "../identity/connections/testing.ts";
import { errorOf, type TestApi, type TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

/** Puts an organization on the plan that opens directory sync, where plans say so. */
export async function onDirectoryPlan(api: TestApi, org: string, key: string): Promise<void> {
  const plan = blueprint(key).plans.find(({ features }) => features.includes("scim"))?.key;
  if (plan !== undefined)
    await api.owner.query("UPDATE organization SET plan = $2 WHERE id = $1", [org, plan]);
}

/** The key by which a directory writes to an organization. */
export async function issueBearer(by: TestPerson, at: { org: string; workspace: string }, key: string) {
  const place = blueprint(key).topology === "flat" ? { workspace: at.workspace } : { organization: at.org };
  const scopes = ["directory:sync"] as const;
  return by.client.keys.issue.mutate({ ...place, name: "Directory", scopes: [...scopes] });
}

/** An organization of a kind with a verified domain and a directory's key. */
export async function synced(api: TestApi, key: string) {
  const company = await staffed(api, key);
  const { founder, org } = company;
  await onDirectoryPlan(api, org, key);
  const domain = newDomain();
  await api.owner.query(
    `INSERT INTO domain (org_id, id, name, token, verified_at, created_by_name)
     VALUES ($1, gen_random_uuid(), $2, repeat('t', 32), now(), 'Founder')`,
    [org, domain],
  );
  const { text, key: issued } = await issueBearer(founder, company, key);
  return {
    ...company,
    organization: org,
    domain,
    bearer: text,
    key: issued,
    directory: api.client(text).directory,
  };
}

/** A person whose account has this address, and who is in no organization. */
export async function employee(api: TestApi, email: string, name = "Employee"): Promise<TestPerson> {
  const person = await api.person(name);
  await api.owner.query('UPDATE identity."user" SET email = $2 WHERE id = $1', [person.id, email]);
  return { ...person, email };
}

/** How a call ends: `let in`, or the code of its refusal. */
export const outcomeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "let in",
    async (error: unknown) => (await errorOf(Promise.reject(error))).code,
  );
