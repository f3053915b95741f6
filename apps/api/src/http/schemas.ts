import { PermissionRules } from "@bailiwick/contracts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const permissions = z.toJSONSchema(PermissionRules);

/** Serves the JSON Schemas of the files that people write, for their editors: `permissions.json` of permissions.yaml. */
export async function schemaRoutes(app: FastifyInstance): Promise<void> {
  app.get("/permissions.json", async (_, reply) => reply.type("application/schema+json").send(permissions));
}
