import { Refused, refuse } from "@bailiwick/domain";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Pool } from "pg";
import type { ApiParts } from "../http/api.ts";
import type { RequestContext } from "../procedure/context.ts";
import { contextMaker } from "../procedure/create-context.ts";
import type { BundleTicket } from "./tickets.ts";

const noTicket = refuse("bundle_ticket");
const bearer = /^Bearer +(bwb_[A-Za-z0-9_-]+)$/i;

type Parts = Pick<ApiParts, "instance" | "live"> & {
  readonly pools: ApiParts["pools"] & { readonly identity: Pool };
};

/** Who is behind a request for a bundle, and what their ticket is for. */
export type Asked = { readonly ctx: RequestContext; readonly workspace: string | null };

/**
 * Creates the function that finds the caller behind a request's ticket, as they are at this instant.
 * @throws Refused with `UNAUTHENTICATED` for a ticket that does not work
 */
export function asker({ instance, live, pools }: Parts) {
  const createContext = contextMaker(pools, instance, live);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<Asked> => {
    const [, token = ""] = bearer.exec(request.headers.authorization ?? "") ?? [];
    const ticket = instance.bundleTickets.open(token);
    const tokenHash = ticket === null ? null : await callerOf(pools.identity, ticket);
    if (ticket === null || tokenHash === null) throw new Refused(noTicket);
    const ctx = await createContext({ req: request, res: reply });
    return { ctx: { ...ctx, tokenHash, idempotencyKey: null }, workspace: ticket.workspace };
  };
}

/** The hash with which the caller who asked for the ticket enters; null once it expired or their session ended. */
async function callerOf(identity: Pool, { session, expires }: BundleTicket): Promise<string | null> {
  const { rows } = await identity.query<{ token: string }>(
    "SELECT s.token FROM identity.session s WHERE s.id = $2 AND $1::timestamptz > now()",
    [new Date(expires), session],
  );
  return rows[0]?.token ?? null;
}
