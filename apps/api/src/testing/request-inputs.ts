import { randomUUID } from "node:crypto";
import type { TestTenant } from "@bailiwick/db/testing";
import type { Blueprint } from "@bailiwick/domain";
import type { TestApi } from "./api.ts";
import type { Sample } from "./sample.ts";
import type { Place, Subject } from "./stage.ts";

/** The ids of open requests for access, by level. */
export type StagedRequests = { readonly workspace: string; readonly organization: string };

/** Has this person ask for the second highest role of the workspace, and of the organization. */
export async function addRequests(
  { owner }: TestApi,
  { org, workspace }: TestTenant,
  blueprint: Blueprint,
  { id, email }: { readonly id: string; readonly email: string },
): Promise<StagedRequests> {
  const ids = { workspace: randomUUID(), organization: randomUUID() };
  for (const level of ["workspace", "organization"] as const) {
    await owner.query(
      `INSERT INTO access_request (org_id, id, workspace_id, user_id, name, email, role, reason, expires_at)
       VALUES ($1, $2, $3, $4, 'Member', $5, $6, 'For the audit', now() + interval '14 days')`,
      [org, ids[level], level === "workspace" ? workspace : null, id, email, roleAsked(blueprint, level)],
    );
  }
  return ids;
}

/** The second highest role, which more people can give than the highest one. */
function roleAsked({ roles }: Blueprint, level: keyof StagedRequests): string {
  const [highest, second] = roles[level].toSorted((one, other) => other.rank - one.rank);
  return (second ?? highest)?.key ?? "none";
}

/** For each level the same, with what it takes besides the place. */
function both(
  name: string,
  rest: (place: Place, subject: Subject, level: keyof StagedRequests) => Record<string, unknown>,
) {
  const at =
    (level: keyof StagedRequests): Sample =>
    (place, subject) => ({ [level]: place[level], ...rest(place, subject, level) });
  return { [`${name} (workspace)`]: at("workspace"), [`${name} (organization)`]: at("organization") };
}

/** The part of `inputs` about requests for access. */
export const requestInputs: Readonly<Record<string, Sample>> = {
  ...both("requests.list", () => ({})),
  ...both("requests.create", ({ blueprint }, _, level) => ({
    role: roleAsked(blueprint, level),
    reason: "For the audit",
  })),
  ...both("requests.approve", ({ requests }, _, level) => ({ request: requests[level] })),
  ...both("requests.refuse", ({ requests }, _, level) => ({ request: requests[level], note: "Not now" })),
  ...both("requests.withdraw", (_, { requests }, level) => ({ request: requests[level] })),
};
