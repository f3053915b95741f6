import type { InstanceKey } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import {
  coreCatalogue,
  type KeyState,
  noSuchKey,
  type PermissionName,
  permissionSet,
  Refused,
} from "@bailiwick/domain";
import type { z } from "zod";
import { iso } from "../../workspaces/internal.ts";

type Secret = {
  readonly publicId: string;
  readonly last: string;
  readonly endsAt: string | null;
  readonly works: boolean;
};

/** A row of authz.instance_keys. */
type InstanceKeyRow = {
  readonly id: string;
  readonly name: string;
  readonly bits: string;
  readonly state: KeyState;
  /** Those that work before the others, newest first. */
  readonly secrets: readonly Secret[];
  readonly created_at: Date;
  readonly created_by_name: string;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly revoked_by_name: string | null;
  readonly ip_ranges: readonly string[];
  readonly used_at: Date | null;
  readonly used_ip: string | null;
  readonly refused_at: Date | null;
  readonly refused_ip: string | null;
  readonly history: readonly {
    readonly at: string;
    readonly action: string;
    readonly by: string;
    readonly ip: string | null;
  }[];
};

/** The part of what a key of the instance holds that was chosen: every workspace role's comes by itself. */
function scopesOf(bits: string): PermissionName[] {
  const held = permissionSet.names(permissionSet.fromBits(bits), coreCatalogue);
  return held.filter((name) => name !== "member:leave");
}

function keyOf(row: InstanceKeyRow): z.input<typeof InstanceKey> {
  const [newest, next] = row.secrets;
  if (newest === undefined) throw new Error("a key has a secret");
  const { publicId, last } = newest;
  const old = next?.works === true ? next : null;
  return {
    id: row.id,
    name: row.name,
    scopes: scopesOf(row.bits),
    state: row.state,
    secret: { publicId, last },
    oldSecret: old && {
      publicId: old.publicId,
      last: old.last,
      endsAt: old.endsAt === null ? null : iso(new Date(old.endsAt)),
    },
    ipRanges: [...row.ip_ranges],
    createdAt: iso(row.created_at),
    createdByName: row.created_by_name,
    expiresAt: iso(row.expires_at),
    revokedAt: iso(row.revoked_at),
    revokedByName: row.revoked_by_name,
    lastUsed: row.used_at === null ? null : { at: iso(row.used_at), ip: row.used_ip },
    lastRefused: row.refused_at === null ? null : { at: iso(row.refused_at), ip: row.refused_ip },
    history: row.history.map(({ at, action, by, ip }) => ({ at: iso(new Date(at)), action, by, ip })),
  };
}

/** The keys of the instance, newest first. */
export async function readKeys({ sql }: Pick<Tenant, "sql">, only: string | null = null) {
  return (await sql<InstanceKeyRow>("SELECT * FROM authz.instance_keys($1)", [only])).map(keyOf);
}

/**
 * The key of the instance with this id.
 * @throws Refused with `NOT_FOUND` when there is none
 */
export async function findKey(at: Pick<Tenant, "sql">, id: string) {
  const [found] = await readKeys(at, id);
  if (found === undefined) throw new Refused(noSuchKey);
  return found;
}
