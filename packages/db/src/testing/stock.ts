import { randomUUID } from "node:crypto";
import { type Blueprint, levelOf, type ResourceKind, runVerbOf } from "@bailiwick/domain";
import type pg from "pg";
import type { StageResource } from "./operations/operation.ts";
import { queuedKey } from "./operations/runs.ts";

/** A resource of every kind of which there are few, each below one of its parent's kind. */
export async function stock(
  owner: pg.Pool,
  org: string,
  workspace: string,
  { resourceKinds }: Blueprint,
): Promise<Record<string, StageResource>> {
  const made: Record<string, StageResource> = {};
  const add = async (kind: ResourceKind): Promise<StageResource> => {
    const known = made[kind.key];
    if (known !== undefined) return known;
    const parent = resourceKinds.find(({ key }) => key === kind.parent);
    const above = parent === undefined ? null : await add(parent);
    const id = randomUUID();
    const top = kind.volume === "many" ? workspace : id;
    const one = { id, root: above?.root ?? top, parent: above?.id ?? null };
    made[kind.key] = one;
    if (kind.volume === "many") {
      await owner.query(
        "INSERT INTO record (org_id, id, root_id, parent_id, kind, at, fields) VALUES ($1, $2, $3, $4, $5, now(), '{}')",
        [org, id, one.root, one.parent, kind.key],
      );
      await owner.query(
        `INSERT INTO record_count AS c (org_id, root_id, kind, amount) VALUES ($1, $2, $3, 1)
         ON CONFLICT (org_id, root_id, kind) DO UPDATE SET amount = c.amount + 1`,
        [org, one.root, kind.key],
      );
      return one;
    }
    if (above === null) {
      await owner.query(
        "INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)",
        [org, id, levelOf(kind) === "workspace" ? workspace : null, kind.key],
      );
    }
    await owner.query(
      "INSERT INTO resource (org_id, id, root_id, parent_id, kind, fields) VALUES ($1, $2, $3, $4, $5, '{}')",
      [org, id, one.root, one.parent, kind.key],
    );
    return one;
  };
  /** Another one, whose run waits for a worker. */
  const queue = async (kind: ResourceKind, verb: string) => {
    const id = randomUUID();
    const one = made[kind.key];
    const root = kind.parent === null ? id : one?.root;
    if (kind.parent === null)
      await owner.query(
        "INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)",
        [org, id, workspace, kind.key],
      );
    await owner.query(
      "INSERT INTO resource (org_id, id, root_id, parent_id, kind, fields) VALUES ($1, $2, $3, $4, $5, '{}')",
      [org, id, root, kind.parent === null ? null : one?.parent, kind.key],
    );
    await owner.query(
      `INSERT INTO run (org_id, id, resource_id, kind, verb, place, requested_by_kind, requested_by_name)
       VALUES ($1, $2, $2, $3, $4, $5, 'system', 'Walker')`,
      [org, id, kind.key, verb, workspace],
    );
    made[queuedKey(kind)] = { id, root: root ?? id, parent: null };
  };
  for (const kind of resourceKinds) await add(kind);
  for (const kind of resourceKinds) {
    const run = runVerbOf(kind);
    if (run !== undefined) await queue(kind, run.key);
  }
  return made;
}
