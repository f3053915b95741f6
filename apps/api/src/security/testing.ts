import { machineFleet, noRules, type SecurityRules } from "@bailiwick/domain";
import type { TestApi, TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

type Place = { readonly workspace: string } | { readonly organization: string };
type Rules = Parameters<TestPerson["client"]["securityPolicies"]["set"]["mutate"]>[0]["rules"];

/** Rules that differ from none in these. */
export const ruling = (rules: Partial<SecurityRules>) =>
  ({ ...structuredClone(noRules), ...rules }) as unknown as Rules;

/** Networks without notes. */
export const networks = (...ranges: readonly string[]) => ({
  addresses: ranges.map((range) => ({ range, note: "" })),
});

/** Sets a policy as a person. */
export const setTo = ({ client }: Pick<TestPerson, "client">, at: Place, rules: Partial<SecurityRules>) =>
  client.securityPolicies.set.mutate({ ...at, rules: ruling(rules) });

/** Confirms the trial at a place as a person. */
export async function confirmAt({ client }: Pick<TestPerson, "client">, at: Place) {
  const { trial } = await client.securityPolicies.get.query(at);
  return client.securityPolicies.confirm.mutate({
    ...at,
    version: trial?.version ?? 0,
    pass: trial?.pass ?? "",
  });
}

/** The same person, from another address: the API has to trust the test's own as a proxy. */
export const cameFrom = (api: TestApi, { token }: Pick<TestPerson, "token">, address: string) => ({
  client: api.client(token, { "x-forwarded-for": address }),
});

/** Lets the clock pass for a session, as if its person had made no request since. */
export const rest = ({ owner }: TestApi, { id }: Pick<TestPerson, "id">, minutes: number) =>
  owner.query(
    "UPDATE identity.session SET active_at = active_at - make_interval(mins => $2) WHERE user_id = $1",
    [id, minutes],
  );

/** Lets the clock pass for the policies of an organization: when they were set, and when their trials end. */
export const age = ({ owner }: TestApi, org: string, minutes: number) =>
  owner.query(
    `ALTER TABLE security_policy DISABLE TRIGGER policy_guard;
     UPDATE security_policy SET trial_until = trial_until - interval '${Number(minutes)} minutes',
       idle_since = idle_since - interval '${Number(minutes)} minutes',
       created_at = created_at - interval '${Number(minutes)} minutes' WHERE org_id = '${org}';
     ALTER TABLE security_policy ENABLE TRIGGER policy_guard`,
  );

/** The networks of the tests: an office, an address in it, and one outside. */
export const office = "198.51.100.0/24";
export const inside = "198.51.100.7";
export const outside = "203.0.113.9";

/** A workspace of machine-fleet whose owner is in the office. */
export async function officed(api: TestApi) {
  const tenant = await staffed(api, machineFleet.key);
  const at = { workspace: tenant.workspace };
  return { ...tenant, at, owner: cameFrom(api, tenant.founder, inside) };
}

/** Reads a workspace. */
export const look = ({ client }: Pick<TestPerson, "client">, workspace: string) =>
  client.workspaces.get.query({ workspace });
