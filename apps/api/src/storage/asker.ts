import { canReachFile, demand, Refused, refuse, type StorageAccess } from "@bailiwick/domain";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Pool } from "pg";
import type { ApiParts } from "../http/api.ts";
import { contextMaker } from "../procedure/create-context.ts";
import { filesAs } from "./files.ts";
import type { StorageTicket } from "./tickets.ts";

/** A request for a file or a folder, with the verbs of the caller who is behind its credential. */
export type Asked = {
  readonly files: ReturnType<typeof filesAs>;
  readonly workspace: string;
  /** Below the workspace's `files/`, decoded once; a folder's ends with a slash, or is empty. */
  readonly path: string;
};

/** An address of a file or a folder. */
export type Address = { readonly Params: { readonly workspace: string; readonly "*": string } };

const noCredential = refuse("storage_credential");
const bearer = /^Bearer +(bwf_[A-Za-z0-9_-]+)$/i;

type Parts = Pick<ApiParts, "instance" | "live"> & {
  readonly pools: ApiParts["pools"] & { readonly identity: Pool };
};

/**
 * Creates the function that finds the caller behind a request's credential, as they are at this instant.
 * @throws Refused with `UNAUTHENTICATED` for a credential that does not work, and with `FORBIDDEN` for one that is for other files
 */
export function asker({ instance, live, pools }: Parts) {
  const createContext = contextMaker(pools, instance, live);
  return async (
    request: FastifyRequest<Address>,
    reply: FastifyReply,
    access: StorageAccess,
  ): Promise<Asked> => {
    const { workspace, "*": path } = request.params;
    const [, token = ""] = bearer.exec(request.headers.authorization ?? "") ?? [];
    const ticket = instance.storageTickets.open(token);
    if (ticket === null || ticket.workspace !== workspace) throw new Refused(noCredential);
    const tokenHash = await callerOf(pools.identity, ticket);
    if (tokenHash === null) throw new Refused(noCredential);
    demand(canReachFile(ticket, path, access));
    const ctx = await createContext({ req: request, res: reply });
    return { files: filesAs({ ...ctx, tokenHash, idempotencyKey: null }), workspace, path };
  };
}

/** The hash with which the caller who asked for the credential enters; null once it expired or their session ended. */
async function callerOf(identity: Pool, { caller, expires }: StorageTicket): Promise<string | null> {
  const session = "session" in caller ? caller.session : null;
  const { rows } = await identity.query<{ over: boolean; token: string | null }>(
    "SELECT $1::timestamptz <= now() AS over, (SELECT s.token FROM identity.session s WHERE s.id = $2) AS token",
    [new Date(expires), session],
  );
  const [row] = rows;
  if (row === undefined || row.over) return null;
  return "key" in caller ? caller.key : row.token;
}
