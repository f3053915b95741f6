import { createHash } from "node:crypto";
import { GRPC } from "@cerbos/grpc";
import Fastify from "fastify";
import pg from "pg";
import { cerbosRole } from "./cerbos.ts";

/*
 * What a team builds that takes the decision from Cerbos: Fastify reads the session and the role from the database, in
 * one prepared statement, and asks Cerbos by gRPC on this machine.
 */

type Row = { person: string; role: string; blueprint: string };

const { DATABASE_URL = "", CERBOS = "" } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20, idleTimeoutMillis: 0 });
const cerbos = new GRPC(CERBOS, { tls: false });
const answer = { type: "object", properties: { allowed: { type: "boolean" } } } as const;
const app = Fastify();

app.get<{ Params: { workspace: string; resource: string; action: string } }>(
  "/workspaces/:workspace/can/:resource/:action",
  { schema: { response: { 200: answer } } },
  async ({ headers, params: { workspace, resource, action } }, reply) => {
    const token = headers.authorization?.slice("Bearer ".length) ?? "";
    const { rows } = await pool.query<Row>({
      name: "role",
      text: `SELECT s.user_id AS person, m.role, o.blueprint FROM identity.session s
        JOIN workspace w ON w.id = $2 JOIN organization o ON o.id = w.org_id
        JOIN member m ON m.org_id = w.org_id AND m.workspace_id = w.id AND m.user_id = s.user_id
        WHERE s.token = $1 AND s.expires_at > now()`,
      values: [createHash("sha256").update(token).digest("hex"), workspace],
    });
    const [found] = rows;
    if (found === undefined) return reply.code(404).send();
    const allowed = await cerbos.isAllowed({
      principal: { id: found.person, roles: [cerbosRole(found.blueprint, found.role)] },
      resource: { kind: resource, id: workspace },
      action,
    });
    return { allowed };
  },
);

process.on("SIGTERM", () => process.exit(0));
process.stdout.write(`${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
