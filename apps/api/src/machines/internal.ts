import type { Machine } from "@bailiwick/contracts";
import {
  type ActorWorkspace,
  type Connecting,
  type FieldValues,
  type PermissionMode,
  permissionModes,
  Refused,
  type ResourceKind,
  refuse,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { MachineContext } from "../procedure/run.ts";
import { kindOf, type ResourceRow, resourceColumns } from "../resources/internal.ts";

/** A kind whose resources register themselves. */
export type ConnectingKind = ResourceKind & { readonly connects: Connecting };

/** @throws Refused with `NOT_FOUND` for a kind that does not connect, as for one that is not declared */
export function connecting(kind: ResourceKind): ConnectingKind {
  const { connects } = kind;
  if (connects === undefined) throw new Refused(refuse("no_such_kind", {}, "kind"));
  return { ...kind, connects };
}

/** A machine as its agent knows it. */
export function machineOf(
  { connects: { name, tags, mode } }: ConnectingKind,
  { id, slug, name: called }: ActorWorkspace,
  row: { readonly id: string; readonly fields: FieldValues },
): z.input<typeof Machine> {
  return {
    id: row.id,
    name: String(row.fields[name.field] ?? ""),
    tags: (row.fields[tags.field] ?? []) as string[],
    mode: modeOf(row.fields[mode.field]),
    workspace: { id, slug, name: called },
  };
}

/** The permission mode of a machine; the one that checks most for a value that is none. */
export function modeOf(value: unknown): PermissionMode {
  return permissionModes.find((mode) => mode === value) ?? "strict";
}

/** The machine that calls, with its kind and the text of its rules. */
export async function ownMachine(ctx: MachineContext) {
  const [row] = await ctx.sql<ResourceRow>(
    `SELECT ${resourceColumns} FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
     WHERE r.org_id = authz.org_id() AND r.id = $1`,
    [ctx.actor.id],
  );
  if (row === undefined) throw new Refused(refuse("machine_unregistered"));
  const kind = connecting(kindOf(ctx, row.kind));
  return { row, kind, rules: String(row.fields[kind.connects.rules.field] ?? "") };
}
