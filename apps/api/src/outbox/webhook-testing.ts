import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterAll } from "vitest";
import { openDoor } from "../outbound/door.ts";
import type { TestApi, TestPerson } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";
import { type WebhookParts, webhookWork } from "./deliver-webhooks.ts";

/** What a receiver got. */
export type Received = {
  readonly headers: IncomingHttpHeaders & Record<string, string>;
  readonly body: string;
  readonly path: string;
};

/** A real receiver on this machine; answers 204 unless the test says otherwise. */
export async function startReceiver(
  answer: (request: Received, response: ServerResponse) => void = (_, response) => {
    response.writeHead(204).end();
  },
) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const got = {
      headers: request.headers as Received["headers"],
      body: Buffer.concat(chunks).toString("utf8"),
      path: request.url ?? "",
    };
    received.push(got);
    answer(got, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  afterAll(
    () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`, received };
}

/** The worker of an instance for one machine, whose door lets it call receivers there. */
export function workerOf(api: TestApi, overslept: WebhookParts["overslept"] = () => undefined) {
  const pool = new pg.Pool({ connectionString: api.database.urls.worker, max: 5 });
  // A database that is removed at the end of a file ends what is idle.
  for (const event of ["error", "connect"] as const)
    pool.on(event, (found: unknown) => {
      if (found instanceof pg.Client) found.on("error", () => undefined);
    });
  afterAll(() => pool.end());
  const work = webhookWork({
    pool,
    door: openDoor({ allow: [], isEvaluation: true, proxy: null }),
    secret: api.database.secret,
    publicUrl: new URL(api.url.replace("127.0.0.1", "localhost")),
    tell: () => undefined,
    overslept,
  });
  const never = new AbortController().signal;
  return {
    pool,
    /** Claims up to so many, and returns what sends and settles each. */
    claim: async (count = 16) => (await work.claim(count)).map((piece) => () => piece(never)),
    /** Sends all that is due, until nothing is. */
    async drain(): Promise<void> {
      for (;;) {
        const pieces = await work.claim(16);
        if (pieces.length === 0) return;
        await Promise.all(pieces.map((piece) => piece(never)));
      }
    },
  };
}

/** A workspace on a plan with integrations. */
export async function placeOnPlan(api: TestApi, plan = "starter") {
  const tenant = await staffed(api, "compliance-ops");
  await api.owner.query("UPDATE organization SET plan = $2 WHERE id = $1", [tenant.org, plan]);
  return tenant;
}

/** Creates a webhook that is sent the renamings of its workspace. */
export const createWebhook = (person: TestPerson, workspace: string, given: object = {}) =>
  person.client.webhooks.create.mutate({
    workspace,
    name: "Deploys",
    url: "https://hooks.example/in?token=0123456789",
    events: ["workspace.renamed"],
    ...given,
  });

/** A workspace with such a webhook. */
export async function placeWithWebhook(api: TestApi, url: string) {
  const tenant = await placeOnPlan(api);
  const owner = tenant.as("owner");
  const { webhook } = await createWebhook(owner, tenant.workspace, { url });
  return { ...tenant, owner, webhook: webhook.id };
}
export type Placed = Awaited<ReturnType<typeof placeWithWebhook>>;

export const rename = ({ owner, workspace }: Pick<Placed, "owner" | "workspace">, name: string) =>
  owner.client.workspaces.rename.mutate({ workspace, name });

export const deliveriesOf = async ({ owner, workspace, webhook }: Placed) =>
  (await owner.client.webhooks.listDeliveries.query({ workspace, webhook })).items;
