import { randomUUID } from "node:crypto";
import { createUser, giveKey, type TestTenant } from "@bailiwick/db/testing";
import type { Blueprint, PermissionName } from "@bailiwick/domain";
import type pg from "pg";
import { addressClaim, newAddressToken } from "../identity/new-address.ts";
import { newProof, proofClaim } from "../identity/proof.ts";
import { newInvitationToken } from "../invitations/token.ts";
import type { TestApi, TestPerson } from "./api.ts";
import { lowest } from "./lowest.ts";
import { addRequests } from "./request-inputs.ts";
import { addReview } from "./review-inputs.ts";
import { giveAuthenticator } from "./second-factors.ts";
import { addTrial } from "./security-inputs.ts";
import { addSignIn } from "./sign-in-inputs.ts";

/** Suspends an account. */
export const suspend = ({ owner }: TestApi, person: string) =>
  owner.query('UPDATE identity."user" SET suspended_at = now() WHERE id = $1', [person]);

/** Fills a workspace with what inputs refer to: people, invitations, teams and a custom role. */
export async function addPeople(
  api: TestApi,
  identity: pg.Pool,
  blueprint: Blueprint,
  at: TestTenant,
  founder: string,
) {
  const [member, outsider] = [await createUser(identity), await createUser(identity)];
  const [invited, colleague, highest] = [
    await createUser(identity),
    await createUser(identity),
    await createUser(identity),
  ];
  const [stranger, suspended] = [await createUser(identity), await createUser(identity)];
  await suspend(api, suspended.id);
  await giveAuthenticator(api, suspended);
  for (const person of [member, outsider, invited, colleague])
    await join(api, at, person.id, lowest(blueprint.roles.organization), null);
  await join(api, at, highest.id, blueprint.roles.organization[0]?.key ?? null, null);
  for (const person of [member, colleague])
    await join(api, at, person.id, null, lowest(blueprint.roles.workspace));
  const admin = blueprint.topology === "flat" ? outsider : highest;
  const invitations = {
    workspace: await invite(api, at, invited.email, lowest(blueprint.roles.workspace), at.workspace, founder),
    organization: await invite(
      api,
      at,
      `${at.workspace}@invited.example`,
      blueprint.defaultRole,
      null,
      founder,
    ),
  };
  await addFile(api, at);
  const teams = {
    granted: await addTeam(api, at, "Granted"),
    idle: await addTeam(api, at, "Idle"),
    mine: await addTeam(api, at, "Mine"),
  };
  await api.owner.query(
    `INSERT INTO team_grant (org_id, workspace_id, team_id, role) VALUES ($1, $2, $3, $4)`,
    [at.org, at.workspace, teams.granted, lowest(blueprint.roles.workspace)],
  );
  await joinTeam(api, at, teams.granted, member);
  const scopes: readonly PermissionName[] = ["workspace:read"];
  const keys = {
    workspace: (await giveKey(api.owner, at, blueprint, scopes)).id,
    organization: (await giveKey(api.owner, { org: at.org, workspace: null }, blueprint, scopes)).id,
    // Two secrets of each work.
    rotating: {
      workspace: (await giveKey(api.owner, at, blueprint, scopes, { secrets: 2 })).id,
      organization: (
        await giveKey(api.owner, { org: at.org, workspace: null }, blueprint, scopes, { secrets: 2 })
      ).id,
    },
  };
  return {
    member,
    outsider,
    colleague,
    admin,
    stranger,
    suspended,
    invitations,
    keys,
    webhooks: {
      workspace: await addWebhooks(api, at, at.workspace),
      organization: await addWebhooks(api, at, null),
    },
    trials: {
      workspace: await addTrial(api, at, at.workspace),
      organization: await addTrial(api, at, null),
    },
    signIn: await addSignIn(api, at, blueprint),
    reviews: {
      workspace: await addReview(api, at, at.workspace, blueprint, member),
      organization: await addReview(api, at, null, blueprint, member),
    },
    requests: await addRequests(api, at, blueprint, member),
    teams,
    customRole: await addRole(api, at),
  };
}

/** Adds a person to a team. */
export const joinTeam = (
  { owner }: TestApi,
  { org }: TestTenant,
  team: string,
  { id, email }: { id: string; email: string },
) =>
  owner.query(
    "INSERT INTO team_member (org_id, team_id, user_id, name, email) VALUES ($1, $2, $3, 'Member', $4)",
    [org, team, id, email],
  );

/** A team of the organization; the workspaces of one organization share the namespace of teams. */
async function addTeam(api: TestApi, { org, slug }: TestTenant, name: string): Promise<string> {
  const id = randomUUID();
  await api.owner.query("INSERT INTO team (org_id, id, name) VALUES ($1, $2, $3)", [
    org,
    id,
    `${name} ${slug}`,
  ]);
  return id;
}

async function addRole(api: TestApi, { org }: TestTenant): Promise<string> {
  await api.owner.query(
    `INSERT INTO role (org_id, level, key, name, rank, built_in, permissions)
     SELECT $1, 'workspace', 'custom', 'Custom', 1, false, r.permissions FROM role r
     WHERE r.org_id = $1 AND r.level = 'workspace' ORDER BY r.rank LIMIT 1 ON CONFLICT DO NOTHING`,
    [org],
  );
  return "custom";
}

/** Writes a pending invitation sent an hour ago; a random id represents one that a flat blueprint does not have. */
export async function invite(
  api: TestApi,
  { org }: TestTenant,
  email: string,
  role: string | null,
  to: string | null,
  founder: string,
  hash = newInvitationToken().hash,
) {
  const id = randomUUID();
  if (role === null) return id;
  await api.owner.query(
    `INSERT INTO invitation
       (org_id, id, workspace_id, email, role, token_hash, invited_by, invited_by_name, sent_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'Founder', now() - interval '1 hour', now() + interval '6 days')`,
    [org, id, to, email, role, hash, founder],
  );
  return id;
}

/** Adds a person to an organization, to a workspace, or to both. */
export async function join(
  api: TestApi,
  at: TestTenant,
  user: string,
  organizationRole: string | null,
  role: string | null,
) {
  const about = 'SELECT u.id, u.name, u.email, $2 FROM identity."user" u WHERE u.id = $1';
  if (organizationRole) {
    await api.owner.query(
      `INSERT INTO organization_member (user_id, name, email, role, org_id) SELECT x.*, $3::uuid FROM (${about}) x`,
      [user, organizationRole, at.org],
    );
  }
  if (role) {
    await api.owner.query(
      `INSERT INTO member (user_id, name, email, role, org_id, workspace_id) SELECT x.*, $3::uuid, $4::uuid FROM (${about}) x`,
      [user, role, at.org, at.workspace],
    );
  }
}

/** The path of a file that each workspace has. */
export const stagedFile = "projects/one.json";

/** Names a file, without its content. */
export const addFile = ({ owner }: TestApi, { org, workspace }: TestTenant) =>
  owner.query(
    `INSERT INTO storage_file (org_id, workspace_id, path, content_id, bytes, sha256, type, stored_by)
     VALUES ($1, $2, $3, gen_random_uuid(), 2, repeat('0', 64), 'application/json', 'Founder')`,
    [org, workspace, stagedFile],
  );

/** A token for a new address of a person's account, stored as account/email stores it. */
export async function addressToken({ owner }: TestApi, { id, email }: TestPerson): Promise<string> {
  const { token, hash } = newAddressToken();
  await owner.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at)
     VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [hash, `${addressClaim(id)}${email} new-${email}`],
  );
  return token;
}

/** A proof that a person typed their password in this session, as account/proof writes it. */
export async function proofToken(
  { owner }: TestApi,
  { id }: Pick<TestPerson, "id">,
  session: string,
): Promise<string> {
  const { token, hash } = newProof();
  await owner.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at)
     VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [hash, proofClaim(id, session)],
  );
  return token;
}

/** A webhook with a delivery that failed, and one that is off. */
export type StagedWebhook = { readonly webhook: string; readonly off: string; readonly delivery: string };

async function addWebhooks(
  { owner }: TestApi,
  { org }: TestTenant,
  workspace: string | null,
): Promise<StagedWebhook> {
  const [webhook, off, delivery] = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of [webhook, off])
    await owner.query(
      `INSERT INTO webhook (org_id, id, workspace_id, name, url, events, secrets, created_by_name, stopped, stopped_at)
       VALUES ($1, $2, $3, 'Events', 'https://hooks.example/', '{webhook.tested}', '{}', 'Founder', $4, $5)`,
      [org, id, workspace, id === off ? "by_hand" : null, id === off ? new Date() : null],
    );
  await owner.query(
    `INSERT INTO webhook_delivery (org_id, id, webhook_id, event_id, event, body, state, due_at)
     VALUES ($1, $2, $3, 'evt_test', 'webhook.test', '{}', 'failed', NULL)`,
    [org, delivery, webhook],
  );
  return { webhook, off, delivery };
}
