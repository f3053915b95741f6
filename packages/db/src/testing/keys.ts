import { createHash, randomUUID } from "node:crypto";
import { type Blueprint, heldByInstanceKey, type PermissionName, permissionSet } from "@bailiwick/domain";
import type pg from "pg";

/** A key as tests use it: what its token hashes to. */
export type TestKey = { readonly id: string; readonly tokenHash: string };

const newHash = () => createHash("sha256").update(randomUUID()).digest("hex");

/**
 * Gives a place a key with these scopes, as the owner; `workspace` is null for a key of the organization, and `resource` is
 * the machine whose own key it is, `person` the person whose token it is.
 */
export async function giveKey(
  owner: pg.Pool | pg.ClientBase,
  at: {
    readonly org: string;
    readonly workspace: string | null;
    readonly resource?: string;
    readonly person?: string;
  },
  blueprint: Blueprint,
  scopes: readonly PermissionName[],
  { tokenHash = newHash(), secrets = 1 }: { readonly tokenHash?: string; readonly secrets?: number } = {},
): Promise<TestKey> {
  const id = at.resource ?? randomUUID();
  const bits = permissionSet.toBits(permissionSet.of(scopes, blueprint.catalogue));
  await owner.query(
    `INSERT INTO key (org_id, id, workspace_id, resource_id, person_id, name, permissions, created_by, created_by_name)
     VALUES ($1, $2, $3, $5, $6, 'Deploy', $4, coalesce($6::uuid, $2::uuid), 'Founder')`,
    [at.org, id, at.workspace, bits, at.resource ?? null, at.person ?? null],
  );
  await owner.query(
    "INSERT INTO key_secret (org_id, key_id, public_id, hash, last) VALUES ($1, $2, 'Ab3Cd5Ef7G', $3, 'wxyz')",
    [at.org, id, tokenHash],
  );
  for (let more = 1; more < secrets; more += 1) {
    await owner.query(
      "INSERT INTO key_secret (org_id, key_id, public_id, hash, last) VALUES ($1, $2, $3, $4, 'wxyz')",
      [at.org, id, `Ab3Cd5Ef7${more}`, newHash()],
    );
  }
  return { id, tokenHash };
}

/** Gives the instance a key with these scopes, as the owner. */
export async function giveInstanceKey(
  owner: pg.Pool | pg.ClientBase,
  scopes: readonly PermissionName[],
  { tokenHash = newHash() }: { readonly tokenHash?: string } = {},
): Promise<TestKey> {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO identity.instance_key (id, name, permissions, created_by, created_by_name)
     VALUES ($1, 'Portal', $2, $1, 'Platform')`,
    [id, permissionSet.toBits(heldByInstanceKey(scopes))],
  );
  await owner.query(
    "INSERT INTO identity.instance_key_secret (key_id, public_id, hash, last) VALUES ($1, 'Ab3Cd5Ef7G', $2, 'wxyz')",
    [id, tokenHash],
  );
  return { id, tokenHash };
}
