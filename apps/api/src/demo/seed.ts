import { type RoleUrls, sharedReads } from "@bailiwick/db";
import { blueprint, blueprints, complianceOps } from "@bailiwick/domain";
import pg from "pg";
import type { RequestContext } from "../context.ts";
import { hashToken } from "../identity/credential.ts";
import { hashPassword } from "../identity/password.ts";
import { appRouter } from "../router.ts";
import { createCaller } from "../trpc.ts";
import { type DemoOrganization, type DemoWorkspace, demoOrganizations } from "./organizations.ts";
import { createDemoPerson, type DemoPerson, demoPassword, demoPlatformAdmin } from "./people.ts";

type People = Readonly<Record<string, DemoPerson>>;
type Caller = ReturnType<typeof callerOf>;
type Act = (person: DemoPerson) => Caller;

/**
 * Fills a new database with the demo. Everything is done through the API's own procedures, as the person who would do
 * it, so that the audit log tells the truth. The seed's sessions are ended when it is done.
 */
export async function seedDemo(urls: RoleUrls): Promise<void> {
  const pool = new pg.Pool({ connectionString: urls.app, max: 4 });
  const identity = new pg.Pool({ connectionString: urls.identity, max: 2 });
  const owner = new pg.Client({ connectionString: urls.owner });
  try {
    await owner.connect();
    const hash = await hashPassword(demoPassword);
    const act = (person: DemoPerson) => callerOf(pool, person);
    const admin = await createDemoPerson(identity, "Platform admin", demoPlatformAdmin, hash);
    await owner.query("INSERT INTO identity.platform_admin (user_id) VALUES ($1)", [admin.id]);
    for (const demo of demoOrganizations) await seedOrganization(demo, identity, hash, act);
    await identity.query("DELETE FROM session");
  } finally {
    await Promise.all([pool.end(), identity.end(), owner.end()]);
  }
}

function callerOf(pool: pg.Pool, { token }: DemoPerson) {
  const context: RequestContext = {
    instance: {
      blueprints: Object.values(blueprints),
      defaultBlueprint: complianceOps,
      mode: "saas",
      demo: true,
    },
    pool,
    read: sharedReads(pool),
    tokenHash: hashToken(token),
    ip: null,
    idempotencyKey: null,
    giveToken: () => undefined,
    report: (error) => {
      throw error;
    },
  };
  return createCaller(appRouter)(context);
}

async function seedOrganization(
  demo: DemoOrganization,
  identity: pg.Pool,
  hash: string,
  act: Act,
): Promise<void> {
  const people: Record<string, DemoPerson> = {};
  for (const [local, name] of Object.entries(demo.people)) {
    people[local] = await createDemoPerson(identity, name, `${local}@${demo.domain}`, hash);
  }
  const [founder] = Object.values(people);
  if (founder === undefined) throw new RangeError(`nobody founds the demo of ${demo.blueprint}`);
  const as = act(founder);
  let organization = "";
  for (const { name, slug, description, ...rest } of demo.founded) {
    const made = await as.organizations.create({ blueprint: demo.blueprint, name, slug, description });
    organization = made.organization.id;
    if (made.workspace !== null) await furnish({ name, slug, description, ...rest }, people, as);
  }
  for (const workspace of demo.created) {
    const { name, slug, description } = workspace;
    await as.workspaces.create({ organization, name, slug, description });
    await furnish(workspace, people, as);
  }
}

async function furnish(workspace: DemoWorkspace, people: People, as: Caller): Promise<void> {
  const { slug, name, members } = workspace;
  for (const [local, role] of Object.entries(members)) {
    const person = people[local];
    if (person === undefined) throw new RangeError(`the demo has no ${local}`);
    await as.members.add({ workspace: slug, email: person.email, role });
  }
  if (workspace.became === undefined) return;
  const { organization } = await as.workspaces.get({ workspace: slug });
  const confirmation = blueprint(organization.blueprint).confirmBy === "slug" ? slug : name;
  if (workspace.became === "archived") await as.workspaces.archive({ workspace: slug, confirmation });
  else await as.workspaces.requestDeletion({ workspace: slug, confirmation });
}
