import type { Token } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  blueprint,
  type KeyState,
  noSuchKey,
  type Person,
  type Principal,
  permissionSet,
  personOf,
  Refused,
  refuse,
  scopesIn,
} from "@bailiwick/domain";
import type { z } from "zod";
import { iso } from "../workspaces/internal.ts";

/** A row of authz.my_tokens. */
type TokenRow = {
  readonly id: string;
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly blueprint: string;
  readonly name: string;
  readonly bits: string;
  readonly state: KeyState;
  /** Newest first, those that work before the others. */
  readonly secrets: readonly {
    readonly publicId: string;
    readonly last: string;
    readonly endsAt: string | null;
  }[];
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly used_at: Date | null;
  readonly used_ip: string | null;
};

/** The signed-in person's tokens in all organizations, newest first, by the database's clock `now`. */
export async function myTokens({ sql, now }: Pick<Tenant, "sql"> & { readonly now: Date }) {
  return (await sql<TokenRow>("SELECT * FROM authz.my_tokens()")).map((row) => tokenOf(row, now));
}

function tokenOf(row: TokenRow, now: Date): z.input<typeof Token> {
  const { id, organization, name, state, secrets, created_at, expires_at, used_at, used_ip } = row;
  const [newest, next] = secrets;
  if (newest === undefined) throw new Error("a token has a secret");
  const old = next !== undefined && (next.endsAt === null || new Date(next.endsAt) > now) ? next : null;
  return {
    id,
    organization,
    name,
    scopes: [...scopesIn(permissionSet.fromBits(row.bits), blueprint(row.blueprint))],
    state,
    secret: { publicId: newest.publicId, last: newest.last },
    oldSecret: old && { ...old, endsAt: old.endsAt === null ? null : iso(new Date(old.endsAt)) },
    createdAt: iso(created_at),
    expiresAt: iso(expires_at),
    lastUsed: used_at === null ? null : { at: iso(used_at), ip: used_ip },
  };
}

/**
 * The person's own token with this id in the entered organization.
 * @throws Refused with `NOT_FOUND` for any other.
 */
export async function findToken(
  at: Pick<Tenant, "sql"> & { readonly now: Date; readonly organization: { readonly id: string } },
  id: string,
) {
  const found = (await myTokens(at)).find(
    (token) => token.id === id && token.organization.id === at.organization.id,
  );
  if (found === undefined) throw new Refused(noSuchKey);
  return found;
}

/**
 * The person whose tokens these are.
 * @throws Refused for a key, also for a token itself
 */
export function holderOf(principal: Principal): Person {
  const person = personOf(principal);
  if (person === null) throw new Refused(refuse("only_people_tokens"));
  return person;
}

/** A token as the target of an audit entry. */
export function aboutToken({ id, name }: { readonly id: string; readonly name: string }): Act["target"] {
  return { kind: "key", id, name };
}
