import { randomUUID } from "node:crypto";
import { createTenant, createUser, giveInstanceKey, giveKey, type TestTenant } from "@bailiwick/db/testing";
import {
  type Blueprint,
  blueprints,
  heldByAnyInstanceKey,
  heldByAnyKey,
  heldByMachine,
  instanceScopes,
  type KeyHolder,
  type PermissionSet,
  permissionSet,
} from "@bailiwick/domain";
import pg from "pg";
import { emptyBundle, stagedUpload } from "../bundles/testing.ts";
import { newFactorProof } from "../identity/factor-proof.ts";
import { newAddressToken } from "../identity/new-address.ts";
import { newProof } from "../identity/proof.ts";
import { newInvitationToken } from "../invitations/token.ts";
import { newSecret } from "../keys/secret.ts";
import { type ExportTickets, exportTickets } from "../resources/export-tickets.ts";
import type { TestApi, TestPerson } from "./api.ts";
import {
  addPeople,
  addressToken,
  invite,
  join,
  joinTeam,
  proofToken,
  type StagedWebhook,
  suspend,
} from "./furnish.ts";
import { lowest } from "./lowest.ts";
import { addRequests, type StagedRequests } from "./request-inputs.ts";
import { addResource } from "./resources.ts";
import type { StagedReview } from "./review-inputs.ts";
import { addRun } from "./run-inputs.ts";
import { factorProofToken, givePasskey, passkeyProofToken } from "./second-factors.ts";
import type { StagedTrial } from "./security-inputs.ts";
import type { StagedSignIn } from "./sign-in-inputs.ts";

/** A workspace under test, with everything that an input can refer to. */
export type Place = {
  readonly blueprint: Blueprint;
  readonly organization: string;
  readonly workspace: string;
  /** A member in the lowest role. */
  readonly member: { readonly id: string; readonly email: string };
  /** A person with an account who is in the organization, if there is one to be in, and not in the workspace. */
  readonly outsider: { readonly id: string; readonly email: string };
  /** A member in the lowest role who is in no team, in any topology. */
  readonly colleague: { readonly id: string };
  /** A person in the organization's highest role; the outsider if there is no organization to be in. */
  readonly admin: { readonly id: string };
  /** A person with an account who is in no organization, and one whose account is suspended. */
  readonly stranger: { readonly id: string; readonly email: string };
  readonly suspended: { readonly id: string };
  /** What to type before the workspace or the organization is archived or deleted. */
  readonly confirm: { readonly workspace: string; readonly organization: string };
  /** Pending invitations: of a person in the organization to the workspace, and of a stranger to the organization. */
  readonly invitations: { readonly workspace: string; readonly organization: string };
  /** The ids of a key of the workspace, and of one of its organization. */
  readonly keys: {
    readonly workspace: string;
    readonly organization: string;
    readonly rotating: { readonly workspace: string; readonly organization: string };
  };
  /** A key of the instance, which anyone with the permission can rotate or revoke. */
  readonly instanceKey: string;
  readonly webhooks: { readonly workspace: StagedWebhook; readonly organization: StagedWebhook };
  readonly reviews: { readonly workspace: StagedReview; readonly organization: StagedReview };
  /** Requests for access of a member, which are open. */
  readonly requests: StagedRequests;
  readonly signIn: StagedSignIn;
  readonly trials: { readonly workspace: StagedTrial; readonly organization: StagedTrial };
  /**
   * A team with the lowest role in the workspace, which the member is in; one without any; and one that all subjects
   * are in.
   */
  readonly teams: { readonly granted: string; readonly idle: string; readonly mine: string };
  /** The key of a custom workspace role, which no one has. */
  readonly customRole: string;
  /** The id of a resource of the blueprint's sample kind. */
  readonly resource: string;
  /** A run that a worker claimed. */
  readonly run: { readonly id: string; readonly lease: string };
  /** Another workspace of the same organization; of a standalone workspace, one of another. */
  readonly beside: string;
  /** Another organization, in which those in the highest organization role of the first one have it, too. */
  readonly destination: string;
  /** Signs tickets as the instance does. */
  readonly exportTickets: ExportTickets;
};

/** A caller: a title for the table, and their view of the places. */
export type Subject = {
  readonly title: string;
  readonly person: TestPerson | null;
  /** For a key: whose it is. It has every scope that such a key can have. */
  readonly keyLevel?: KeyHolder;
  /** Their credential; null for none. */
  readonly token: string | null;
  readonly organizationRole: string | null;
  readonly workspaceRole: string | null;
  /** The token of an invitation of their address to the own workspace. */
  readonly invitation: string;
  /** The token mailed to a new address for their account. */
  readonly newAddress: string;
  /** A proof that they typed their password in their session. */
  readonly proof: string;
  /** A proof that they typed their password and a code in it: the highest role begins an authenticator, the others have one. */
  readonly factorProof: string;
  /** A proof that a new device answered in it. */
  readonly passkeyProof: string;
  /** Their passkey. */
  readonly passkey: string;
  /** The id of their session. */
  readonly session: string;
  /** The id of their personal token in the own organization. */
  readonly ownToken: string;
  /** What names the bundle that they uploaded, which is of the stage's blueprint. */
  readonly upload: string;
  /** Their own requests for access: the highest role has open ones, the others have none. */
  readonly requests: StagedRequests;
};

export type Stage = {
  readonly blueprint: Blueprint;
  readonly subjects: readonly Subject[];
  /** From a place's relation to the subjects, to the place. */
  readonly places: Readonly<Record<"own" | "other workspace" | "other organization", Place | null>>;
};

/** The highest plan that customers choose themselves, so that neither a limit nor a missing feature interferes. */
export const richestPlan = ({ plans }: Blueprint): string | undefined =>
  (plans.findLast(({ selfServe }) => selfServe) ?? plans.at(-1))?.key;

/** Builds, for one blueprint, two organizations and a person for every combination of roles that makes sense. */
export async function buildStage(api: TestApi, blueprint: Blueprint): Promise<Stage> {
  const app = new pg.Pool({ connectionString: api.database.urls.app, max: 2 });
  const identity = new pg.Pool({ connectionString: api.database.urls.identity, max: 2 });
  try {
    const founder = await createFounder(api, identity, blueprint);
    const tenant = await createTenant(app, founder, blueprint.key);
    const elsewhere = await createFounder(api, identity, blueprint);
    const other = await createTenant(app, elsewhere, blueprint.key);
    const third = await createFounder(api, identity, blueprint);
    const destination = await createTenant(app, third, blueprint.key);
    const sibling = blueprint.topology === "flat" ? null : await addWorkspace(api, tenant, blueprint);
    await api.owner.query("UPDATE organization SET plan = $2 WHERE id = ANY ($1)", [
      [tenant.org, other.org, destination.org],
      richestPlan(blueprint),
    ]);
    const furnish = async (at: TestTenant | null, name: string): Promise<Place | null> => {
      if (at === null) return null;
      const resource = await addResource(api, blueprint, at);
      return {
        blueprint,
        organization: at.org,
        workspace: at.workspace,
        confirm:
          blueprint.confirmBy === "name"
            ? { workspace: name, organization: "Test" }
            : { workspace: at.slug, organization: (at === sibling ? tenant : at).slug },
        resource,
        run: await addRun(api, blueprint, at, resource),
        beside: (at === tenant ? (sibling ?? other) : tenant).workspace,
        destination: destination.org,
        exportTickets: exportTickets(api.database.secret),
        instanceKey: (await giveInstanceKey(api.owner, ["access:check"])).id,
        ...(await addPeople(api, identity, blueprint, at, founder.id)),
      };
    };
    const places = {
      own: await furnish(tenant, "Test"),
      "other workspace": await furnish(sibling, "Other"),
      "other organization": await furnish(other, "Test"),
    };
    // The workspace that the platform admin can rescue.
    await suspend(api, elsewhere.id);
    const team = places.own?.teams.mine ?? "";
    const subjects = await addSubjects(api, blueprint, tenant, founder.id, team);
    const [highest] = subjects;
    if (highest?.person && highest.organizationRole !== null) {
      await join(api, destination, highest.person.id, highest.organizationRole, null);
      // They are not the only one in it.
      if (blueprint.creator.organization === null)
        await join(api, destination, third.id, highest.organizationRole, null);
    }
    return { blueprint, places, subjects };
  } finally {
    await Promise.all([app.end(), identity.end()]);
  }
}

/** The stages of all blueprints. */
export function buildStages(api: TestApi): Promise<Stage[]> {
  return Promise.all(Object.values(blueprints).map((blueprint) => buildStage(api, blueprint)));
}

/** A person who can create such an organization. */
async function createFounder({ owner }: TestApi, identity: pg.Pool, { organizationCreation }: Blueprint) {
  const founder = await createUser(identity);
  if (organizationCreation === "platform") {
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [founder.id]);
  }
  return founder;
}

/** Another workspace, which is the default one if there is one, so that the first can be archived and deleted. */
async function addWorkspace(
  api: TestApi,
  tenant: TestTenant,
  { defaultWorkspace }: Blueprint,
): Promise<TestTenant> {
  const { rows } = await api.owner.query<{ id: string }>(
    `INSERT INTO workspace (org_id, id, slug, name) VALUES ($1, gen_random_uuid(), $2, 'Other') RETURNING id`,
    [tenant.org, `${tenant.slug}-b`],
  );
  const workspace = rows[0]?.id ?? "";
  const isDefault = defaultWorkspace.kind === "one";
  await api.owner.query(
    `BEGIN; SET CONSTRAINTS ALL DEFERRED;
     UPDATE workspace SET is_default = false, default_for = NULL WHERE id = '${tenant.workspace}';
     UPDATE workspace SET is_default = ${isDefault} WHERE id = '${workspace}'; COMMIT`,
  );
  return { ...tenant, slug: `${tenant.slug}-b`, workspace };
}

/** A person's session. That they signed in counts as recent until the end of the walk, however long it takes. */
async function sessionOf({ owner }: TestApi, { id }: TestPerson): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    "UPDATE identity.session SET proven_at = now() + interval '1 day' WHERE user_id = $1 RETURNING id",
    [id],
  );
  return rows[0]?.id ?? "";
}

/** What a key of the walk holds: all that one of its kind can. */
export function heldBySubject(blueprint: Blueprint, level: KeyHolder): PermissionSet {
  if (level === "workspace" || level === "organization") return heldByAnyKey(blueprint, level);
  if (level === "instance") return heldByInstanceKeyIn(blueprint);
  const kind = connectingKind(blueprint);
  return (kind && heldByMachine(kind, blueprint)) ?? permissionSet.none;
}

/** What a key of the instance with every scope can do in an organization: as much as keys there can. */
function heldByInstanceKeyIn(blueprint: Blueprint): PermissionSet {
  const there = permissionSet.union(
    heldByAnyKey(blueprint, "organization"),
    heldByAnyKey(blueprint, "workspace"),
  );
  const held = permissionSet.names(heldByAnyInstanceKey, blueprint.catalogue);
  return permissionSet.of(
    held.filter((name) => permissionSet.has(there, name, blueprint.catalogue)),
    blueprint.catalogue,
  );
}

const connectingKind = ({ resourceKinds }: Blueprint) =>
  resourceKinds.find(({ connects }) => connects !== undefined);

/** A key with all that one of its kind can hold; a machine's is bound to a machine of the workspace. Resolves to its text. */
async function addKey(
  api: TestApi,
  blueprint: Blueprint,
  { org, workspace }: TestTenant,
  level: KeyHolder,
): Promise<string> {
  const { text, hash } = newSecret(level);
  const scopes = permissionSet.names(heldBySubject(blueprint, level), blueprint.catalogue);
  const at = {
    org,
    workspace: level === "organization" ? null : workspace,
    ...(level === "machine"
      ? { resource: await addResource(api, blueprint, { org, workspace }, "its own") }
      : {}),
  };
  await giveKey(api.owner, at, blueprint, scopes, { tokenHash: hash });
  return text;
}

/** A key of the instance with every scope that one can have. Resolves to its text. */
async function addInstanceKey(api: TestApi): Promise<string> {
  const { text, hash } = newSecret("instance");
  await giveInstanceKey(
    api.owner,
    instanceScopes.map(({ name }) => name),
    { tokenHash: hash },
  );
  return text;
}

async function addSubjects(
  api: TestApi,
  blueprint: Blueprint,
  tenant: TestTenant,
  founder: string,
  team: string,
): Promise<Subject[]> {
  const base = lowest(blueprint.roles.organization);
  const byRank = <Ranked extends { rank: number }>(roles: readonly Ranked[]) =>
    roles.toSorted((a, b) => b.rank - a.rank);
  const seats = [
    ...byRank(blueprint.roles.organization).map((role) => ({
      title: role.key,
      organizationRole: role.key,
      workspaceRole: null,
    })),
    ...byRank(blueprint.roles.workspace).map((role) => ({
      title: role.key,
      organizationRole: base,
      workspaceRole: role.key,
    })),
    { title: "stranger", organizationRole: null, workspaceRole: null },
  ];
  const bundle = emptyBundle(blueprint.key, api.database.secret);
  const subjects: Subject[] = [];
  for (const seat of seats) {
    const person = await api.person(seat.title);
    await join(api, tenant, person.id, seat.organizationRole, seat.workspaceRole);
    if (seat.title !== "stranger") await joinTeam(api, tenant, team, person);
    const ofPerson = { org: tenant.org, workspace: null, person: person.id };
    const ownToken =
      seat.title === "stranger"
        ? randomUUID()
        : (await giveKey(api.owner, ofPerson, blueprint, ["organization:read"])).id;
    const { token, hash } = newInvitationToken();
    const role = lowest(blueprint.roles.workspace);
    await invite(api, tenant, person.email, role, tenant.workspace, founder, hash);
    const session = await sessionOf(api, person);
    const newAddress = await addressToken(api, person);
    subjects.push({
      ...seat,
      person,
      token: person.token,
      invitation: token,
      newAddress,
      proof: await proofToken(api, person, session),
      factorProof: await factorProofToken(api, person, session, subjects.length > 0),
      passkeyProof: await passkeyProofToken(api, person, session),
      passkey: await givePasskey(api, person),
      session,
      ownToken,
      upload: await stagedUpload(api, person, bundle),
      requests:
        subjects.length === 0
          ? await addRequests(api, tenant, blueprint, person)
          : { workspace: randomUUID(), organization: randomUUID() },
    });
  }
  const nowhere = {
    organizationRole: null,
    workspaceRole: null,
    invitation: newInvitationToken().token,
    newAddress: newAddressToken().token,
    proof: newProof().token,
    factorProof: newFactorProof().token,
    passkeyProof: newFactorProof().token,
    passkey: randomUUID(),
    session: randomUUID(),
    ownToken: randomUUID(),
    upload: "none",
    requests: { workspace: randomUUID(), organization: randomUUID() },
  };
  const platform = await api.person("Platform", { platformAdmin: true });
  const session = await sessionOf(api, platform);
  return [
    ...subjects,
    {
      title: "platform_admin",
      person: platform,
      token: platform.token,
      ...nowhere,
      newAddress: await addressToken(api, platform),
      proof: await proofToken(api, platform, session),
      factorProof: await factorProofToken(api, platform, session, true),
      upload: await stagedUpload(api, platform, bundle),
      passkeyProof: await passkeyProofToken(api, platform, session),
      passkey: await givePasskey(api, platform),
      session,
    },
    { title: "no_one", person: null, token: null, ...nowhere },
    {
      title: "instance_key",
      person: null,
      token: await addInstanceKey(api),
      ...nowhere,
      keyLevel: "instance",
    },
    {
      title: "key",
      person: null,
      token: await addKey(api, blueprint, tenant, "workspace"),
      ...nowhere,
      keyLevel: "workspace",
    },
    ...(connectingKind(blueprint) === undefined
      ? []
      : [
          {
            title: "machine",
            person: null,
            token: await addKey(api, blueprint, tenant, "machine"),
            ...nowhere,
            keyLevel: "machine" as const,
          },
        ]),
    ...(blueprint.topology === "flat"
      ? []
      : [
          {
            title: "organization_key",
            person: null,
            token: await addKey(api, blueprint, tenant, "organization"),
            ...nowhere,
            keyLevel: "organization" as const,
          },
        ]),
  ];
}
