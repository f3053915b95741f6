import type { FastifyRequest } from "fastify";
import type { Pool } from "pg";
import { hashToken } from "../identity/credential.ts";

const path = /^\/api\/(?:trpc\/workspaces\.switch|v1\/ws\/[^?]+\/workspaces\/switch)$/;

/**
 * The new token of a switch whose answer was lost: for the same request, resent with the same idempotency key within
 * half a minute, once. Null for every other request. The switch's answer is in the table of idempotency keys.
 */
export async function resumeSwitch(
  pool: Pool,
  request: FastifyRequest,
  idempotencyKey: string | null,
): Promise<string | null> {
  const { credential } = request;
  if (idempotencyKey === null || credential === null || !path.test(request.url)) return null;
  const token = request.server.sessionCookies.successor(credential.token, idempotencyKey);
  const { rows } = await pool.query<{ resumed: boolean }>("SELECT authz.resume_switch($1, $2) AS resumed", [
    hashToken(credential.token),
    hashToken(token),
  ]);
  return rows[0]?.resumed === true ? token : null;
}
