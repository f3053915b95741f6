import type { ChangedSecurityPolicy } from "@bailiwick/contracts";
import {
  changedMeanwhile,
  checkDomains,
  demand,
  normalizeDomain,
  type PolicyRefusal,
  type Principal,
  principalName,
  Refused,
  refuse,
  type SecurityRules,
  tighterIn,
} from "@bailiwick/domain";
import ipaddr from "ipaddr.js";
import type { z } from "zod";
import { canonicalRange } from "../keys/ranges.ts";
import type { VerbContext } from "../procedure/run.ts";
import {
  aboutPlace,
  keptAmong,
  type Place,
  type PolicyRow,
  policyAt,
  readPolicies,
  readVersions,
  rulesOf,
  wireRules,
} from "./internal.ts";
import { writeVersion } from "./write.ts";

type Changing = Place & Pick<VerbContext<unknown>, "record" | "actor"> & { readonly principal: Principal };

/** How many people and keys are named in all. */
const maxNamed = 200;

/**
 * The rules in the form in which they are kept: networks as the database compares them, each once.
 * @throws Refused for a text that is no network, or an address within one, with its place in the input
 */
export function canonicalRules(given: SecurityRules): SecurityRules {
  const seen = new Set<string>();
  const addresses = given.addresses.flatMap(({ range: text, note }, at) => {
    const range = canonicalRange(text);
    const path = `rules.addresses.${at}.range`;
    if (range === null) throw new Refused(refuse("address_range", {}, path));
    const [address = ""] = text.trim().split("/");
    if (ipaddr.process(address).toString() !== ipaddr.process(range.split("/")[0] ?? "").toString())
      throw new Refused(refuse("address_host_bits", { range }, path));
    if (seen.has(range)) return [];
    seen.add(range);
    return [{ range, note: note.normalize("NFC").trim() }];
  });
  const invitationDomains = [...new Set(given.invitationDomains.map(normalizeDomain))].toSorted();
  demand(checkDomains(invitationDomains));
  return { ...given, addresses, invitationDomains };
}

/**
 * Writes the next version of the place's policy: on trial if it refuses anything that the kept one accepts, and never if
 * it refuses its author's own next request.
 * @param restoredFrom the version that is brought back; null for new rules
 */
export async function changeTo(
  at: Changing,
  rules: SecurityRules,
  {
    expected,
    restoredFrom = null,
  }: { readonly expected?: number | undefined; readonly restoredFrom?: number | null },
): Promise<z.input<typeof ChangedSecurityPolicy>> {
  const versions = await readVersions(at);
  const newest = versions[0]?.version ?? 0;
  if (expected !== undefined && expected !== newest) throw new Refused(changedMeanwhile);
  const { own: before } = await readPolicies(at);
  const onTrial = tighterIn(rules, rulesOf(keptAmong(versions))).length > 0;
  const { name } = principalName(at.principal);

  await at.sql(
    `UPDATE security_policy SET settled = 'replaced', settled_at = now(), settled_by_name = $1
     WHERE org_id = authz.org_id() AND workspace_id IS NOT DISTINCT FROM authz.workspace_id()
       AND trial_until > now() AND settled IS NULL`,
    [name],
  );
  const written = await writeVersion(at, { version: newest + 1, rules, name, before, onTrial, restoredFrom });
  const [own] = await at.sql<{ why: PolicyRefusal | null }>(
    "SELECT authz.refused_at(authz.org_id(), authz.workspace_id()) AS why",
  );
  if (own?.why != null) throw new Refused(refuse("policy_refuses_you", { why: own.why }));
  const effects = await lossesBy(at, written, before);
  await at.record({
    action: at.workspace === null ? "organization.security_policy_set" : "workspace.security_policy_set",
    target: aboutPlace(at),
    before: { rules: wireRules(rulesOf(before)) },
    after: { version: newest + 1, onTrial, rules: wireRules(rules) },
  });
  return { policy: await policyAt(at), effects: { onTrial, ...effects } };
}

type Lost = {
  readonly kind: "person" | "key";
  readonly id: string;
  readonly name: string;
  readonly reason: PolicyRefusal;
  readonly total: number;
};

/** Who loses access by a version, compared with the one that applied before. */
async function lossesBy({ sql }: Pick<Place, "sql">, policy: string, before: PolicyRow | null) {
  const rows = await sql<Lost>("SELECT * FROM authz.policy_losses($1, $2, $3)", [
    policy,
    before?.id ?? null,
    maxNamed,
  ]);
  const of = (kind: Lost["kind"]) => {
    const found = rows.filter((row) => row.kind === kind);
    return {
      items: found.map(({ id, name, reason }) => ({ id, name, reason })),
      total: found[0]?.total ?? 0,
    };
  };
  return { people: of("person"), keys: of("key") };
}
