import { rechecks, sharedReads } from "@bailiwick/db";
import { blueprints, complianceOps, defaultLocale } from "@bailiwick/domain";
import { askers, idOf, membersEach, type Population, personIn } from "../data/population.ts";
import { query } from "../server/index.ts";
import {
  appRouter,
  createCaller,
  hashToken,
  keptAnswers,
  type RequestContext,
  silent,
} from "../server/product.ts";
import type { Stage } from "../stage.ts";
import { explainingPool, type Plan } from "./explaining-pool.ts";

const callerOf = createCaller(appRouter);
type Caller = ReturnType<typeof callerOf>;

/** The product's most frequent requests, and the statements of every change. */
const calls: Readonly<
  Record<string, (caller: Caller, workspace: string, person: string) => Promise<unknown>>
> = {
  "members.list, first page": (caller, workspace) => caller.members.list({ workspace, limit: 20 }),
  "members.list, next page": async (caller, workspace) => {
    const { nextCursor } = await caller.members.list({ workspace, limit: 20 });
    return caller.members.list({ workspace, limit: 20, cursor: nextCursor });
  },
  "members.list, search": (caller, workspace) => caller.members.list({ workspace, search: "person" }),
  "access.check": (caller, workspace) => caller.access.check({ workspace, permission: "member:add" }),
  "workspaces.get": (caller, workspace) => caller.workspaces.get({ workspace }),
  "workspaces.mine": (caller) => caller.workspaces.mine({}),
  "session.me": (caller) => caller.session.me(),
  "resources.search": (caller, workspace) => caller.resources.search({ workspace, search: "per" }),
  "audit.list": (caller, workspace) => caller.audit.list({ workspace }),
  "audit.verify": (caller, workspace) => caller.audit.verify({ workspace }),
  "members.changeRole": (caller, workspace, userId) =>
    caller.members.changeRole({ workspace, userId, role: "member" }),
};

/** Tables of people and tenants; the others hold a few rows for the whole instance. */
const large =
  /Seq Scan on (?:public\.|identity\.)?(organization\w*|role|workspace\w*|slug|member|team\w*|invitation|audit_\w+|idempotency|resource\w*|session|"?user"?)\b/;

/** The plans of the hot queries in the large instance, and which of them read a whole table. */
export async function plans(stage: Stage): Promise<{ text: string; scans: string[] }> {
  const { url, population } = await stage.product("large");
  const { rows } = await query(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
  if (rows[0]?.rolsuper !== true) {
    return { text: "Only a superuser can see the plans, and DATABASE_URL names none.\n", scans: [] };
  }
  const { pool, taken } = explainingPool(url);
  const [asker] = askers(population);
  if (asker === undefined) throw new RangeError("there is no one to send requests as");
  const caller = callerOf(contextOf(pool, asker.token));
  const known = new Set<string>();
  const parts: string[] = [];
  const scans: string[] = [];
  try {
    for (const [name, ask] of Object.entries(calls)) {
      await ask(caller, idOf("workspace", asker.workspace), viewerOf(population, asker.workspace));
      // The last plan is reported when its statement is closed, which can be after its result.
      await pool.query("COMMIT");
      for (const { statement, plan } of taken()) {
        const scan = large.exec(plan)?.[0];
        if (scan) scans.push(`${name}: ${scan} in ${statement.slice(0, 120)}`);
        const seen = known.has(statement);
        known.add(statement);
        if (!seen) parts.push(print(name, { statement, plan }));
      }
    }
  } finally {
    await pool.end();
  }
  const head = `The plans of the hot queries among ${population.members.toLocaleString("en")} members, each statement once, as prepared.`;
  return { text: `${[head, ...parts].join("\n\n")}\n`, scans };
}

function print(name: string, { statement, plan }: Plan): string {
  return `== ${name}\n${statement}\n\n${plan.trimEnd()}`;
}

/** A person in the lowest role, in the last seat. */
function viewerOf(population: Population, workspace: number): string {
  return idOf("person", personIn(population, workspace, membersEach - 1));
}

function contextOf(pool: RequestContext["pool"], token: string): RequestContext {
  return {
    instance: {
      blueprints: Object.values(blueprints),
      defaultBlueprint: complianceOps,
      mode: "saas",
      demo: false,
      docsUrl: null,
      complianceUrl: null,
      mailServer: false,
      canCall: () => false,
      examine: async () => ({ at: new Date(), findings: [] }),
      keptAnswers: keptAnswers("bench"),
      signAccess: () => Promise.reject(new Error("nothing is signed here")),
      keepSecret: () => {
        throw new Error("nothing here keeps a secret");
      },
      exportTickets: { seal: () => "", open: () => null },
      storageTickets: { seal: () => "", open: () => null },
      signRecord: () => "",
      bundleTickets: { seal: () => "", open: () => null },
      uploads: { seal: () => "", open: () => null },
      readUpload: async () => null,
      recordKey: "",
      checkpoints: { sign: () => "", keyOf: () => "", addressOf: () => "" },
      publicUrl: () => new URL("http://localhost"),
    },
    live: silent,
    pool,
    read: sharedReads(pool),
    recheck: rechecks(pool),
    tokenHash: hashToken(token),
    ip: null,
    idempotencyKey: null,
    isBackground: false,
    followsNames: false,
    locale: defaultLocale,
    freshToken: () => token,
    giveToken: () => undefined,
    report: (error) => {
      throw error;
    },
  };
}
