import { eventSchemas, PermissionRules } from "@bailiwick/contracts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const permissions = z.toJSONSchema(PermissionRules);
const events = eventSchemas();

/**
 * Serves JSON Schemas: of the files that people write, for their editors (`permissions.json` of permissions.yaml), and of the
 * events that are sent (`events.json`).
 */
export async function schemaRoutes(app: FastifyInstance): Promise<void> {
  app.get("/permissions.json", async (_, reply) => reply.type("application/schema+json").send(permissions));
  app.get("/events.json", async (_, reply) => reply.type("application/schema+json").send(events));
}
