import type { Pool } from "pg";
import { systemTransaction, type Tell } from "../tenant/commit.ts";
import { aboutSecret, type KeptSecret, secretBox } from "./resource-secrets.ts";

export type ResealingParts = {
  /** Connections of the worker role, or of the owner. */
  readonly pool: Pool;
  readonly instanceSecret: string;
  /** Receives the notices of each commit. */
  readonly tell: Tell;
  /** Ends it between two commits; the rest is left for the next run. */
  readonly signal?: AbortSignal;
  /** Is told how many resources are left at the beginning of a pass, and of how many it has encrypted the secrets so far. */
  readonly at?: (done: number, of: number) => void;
  /** Is told of a secret that this instance's secret can't decrypt. */
  readonly unreadable?: (secret: UnreadableSecret) => void;
};

export type UnreadableSecret = {
  readonly organization: string;
  readonly resource: string;
  readonly field: string;
};

/** A row of authz.old_secrets. */
type OldSecrets = {
  readonly org_id: string;
  readonly resource_id: string;
  readonly secrets: Readonly<Record<string, KeptSecret>>;
  readonly version: number;
};

/** As many resources are read in one statement, and changed in one commit at most. */
const batch = 500;

const first = "00000000-0000-0000-0000-000000000000";

/**
 * Begins a rotation: from now on every process encrypts secrets of resources under the next version of the key. One that has not
 * ended is continued.
 * @param pool connections of the owner
 * @returns the version
 */
export async function beginRotation(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ version: number }>("SELECT authz.rotate_secrets() AS version");
  return rows[0]?.version ?? 0;
}

/**
 * Encrypts the secrets of earlier versions under the current one, and retires the earlier ones when none is left. Several
 * processes can do it at the same time; nothing is done without a rotation.
 * @returns how many resources are left: with secrets that can't be decrypted, or because it was ended
 */
export async function resealSecrets(parts: ResealingParts): Promise<number> {
  let left = await retire(parts.pool);
  // Another pass finds what moved to an organization that this one had behind it.
  for (let before = left + 1; left > 0 && left < before && parts.signal?.aborted !== true; ) {
    before = left;
    await pass(parts, before);
    left = await retire(parts.pool);
  }
  return left;
}

async function retire(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ left: number }>("SELECT authz.retire_secret_versions() AS left");
  return rows[0]?.left ?? 0;
}

async function pass(parts: ResealingParts, of: number): Promise<void> {
  const { pool, signal, at } = parts;
  let after = { org: first, id: first };
  let done = 0;
  at?.(done, of);
  for (;;) {
    const { rows } = await pool.query<OldSecrets>("SELECT * FROM authz.old_secrets($1, $2, $3)", [
      after.org,
      after.id,
      batch,
    ]);
    for (const org of new Set(rows.map(({ org_id }) => org_id))) {
      if (signal?.aborted) return;
      done += await reseal(
        parts,
        org,
        rows.filter(({ org_id }) => org_id === org),
      );
      at?.(done, of);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    after = { org: last.org_id, id: last.resource_id };
  }
}

/** Of one organization, in one commit. Returns how many resources there were. */
async function reseal(parts: ResealingParts, org: string, resources: readonly OldSecrets[]): Promise<number> {
  const changes = resources.flatMap((resource) => {
    const { was, becomes } = renewed(parts, resource);
    return Object.keys(was).length === 0 ? [] : [{ id: resource.resource_id, was, becomes }];
  });
  if (changes.length === 0) return 0;
  return systemTransaction(parts.pool, parts.tell, async (client) => {
    const { rows } = await client.query<{ amount: number }>(
      "SELECT authz.reseal_secrets($1, $2, $3) AS amount",
      [org, resources[0]?.version, JSON.stringify(changes)],
    );
    return rows[0]?.amount ?? 0;
  });
}

/** The secrets of a resource that can be decrypted, as they were and under the current version. */
function renewed({ instanceSecret, unreadable }: ResealingParts, resource: OldSecrets) {
  const { org_id: organization, resource_id: id, version } = resource;
  const was: Record<string, KeptSecret> = {};
  const becomes: Record<string, KeptSecret> = {};
  for (const [field, kept] of Object.entries(resource.secrets)) {
    const about = aboutSecret(id, field);
    const plain = opened(instanceSecret, kept, about);
    if (plain === null) {
      unreadable?.({ organization, resource: id, field });
      continue;
    }
    was[field] = kept;
    becomes[field] = { ...kept, version, box: secretBox(instanceSecret, version).seal(plain, about) };
  }
  return { was, becomes };
}

function opened(instanceSecret: string, { version, box }: KeptSecret, about: string): string | null {
  try {
    return secretBox(instanceSecret, version).open(box, about);
  } catch {
    return null;
  }
}
