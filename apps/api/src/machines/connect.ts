import { randomUUID } from "node:crypto";
import { ConnectedMachine, ConnectMachine } from "@bailiwick/contracts";
import {
  at,
  can,
  demand,
  type FieldValues,
  heartbeatSeconds,
  nameByPattern,
  nameWithShortId,
  Refused,
  readNew,
  type SettingEntry,
  shortIdOf,
  tagsIn,
} from "@bailiwick/domain";
import { newSecret } from "../keys/secret.ts";
import { procedure } from "../procedure/trpc.ts";
import { compareFields } from "../resources/checks.ts";
import { aboutResource, aimAtKind, type InPlace, kindOf, told } from "../resources/internal.ts";
import { insertResource } from "../resources/write.ts";
import { type ConnectingKind, connecting, machineOf } from "./internal.ts";

/**
 * Registers a machine with its workspace's onboarding defaults: its name by the pattern (C18), its tags (C16) and its
 * permission mode (C15). Its credential is in this answer and nowhere else.
 */
export const connect = procedure({ kind: "create" }, "resource.connected")
  .input(ConnectMachine, { aim: aimAtKind })
  .output(ConnectedMachine)
  .mutation(async ({ ctx, input }) => {
    const kind = connecting(kindOf(ctx, input.kind));
    // Whether a name is taken is seen only by who sees the others.
    demand(can(ctx.actor, `${kind.key}:read`));
    const id = randomUUID();
    const values = await firstValues(ctx, kind, id, input);
    const fields = await withFreeName(ctx, kind, id, values, input.name === undefined);
    const { title } = await insertResource(ctx, kind, fields, null, id);
    const { text, publicId, hash, last } = newSecret("machine");
    await ctx.sql("SELECT authz.register($1, $2, $3, $4)", [id, publicId, hash, last]);

    await ctx.record({
      action: "resource.connected",
      target: aboutResource({ id, kind: kind.key, title }),
      after: { ...told(kind.fields, fields), publicId },
    });
    return { machine: machineOf(kind, ctx.workspace, { id, fields }), credential: text, heartbeatSeconds };
  });

type Given = {
  readonly hostname: string;
  readonly name?: string | undefined;
  readonly tags: readonly string[];
};

/** What the machine begins with: the workspace's defaults, and what was given. Its rules come with its first heartbeat. */
async function firstValues(
  { sql }: InPlace,
  { key, fields, connects }: ConnectingKind,
  id: string,
  { hostname, name, tags }: Given,
): Promise<FieldValues> {
  const defaults = await sql<{ key: string; value: string }>("SELECT key, value FROM authz.onboarding($1)", [
    key,
  ]);
  const of = (setting: string): unknown =>
    JSON.parse(defaults.find((row) => row.key === setting)?.value ?? "null");
  const shortId = shortIdOf(id);
  const read = readNew(fields, {
    [connects.name.field]: name ?? nameByPattern(String(of(connects.name.setting)), { hostname, shortId }),
    [connects.tags.field]: [
      ...new Set([...tagsIn(of(connects.tags.setting) as readonly SettingEntry[]), ...tags]),
    ],
    [connects.mode.field]: of(connects.mode.setting) as string,
  });
  // What was given is checked by now: only the workspace's tags can make it too much.
  if (!read.allowed) throw new Refused(at("tags", read));
  return read.values;
}

/** The values with a name that is free: one that was not given gets the short id if it is taken (C18). */
async function withFreeName(
  ctx: InPlace,
  kind: ConnectingKind,
  id: string,
  values: FieldValues,
  canChange: boolean,
): Promise<FieldValues> {
  const standing = { id, rootId: id, isRoot: true };
  try {
    await compareFields(ctx, kind, values, kind.fields, standing);
    return values;
  } catch (error) {
    if (!canChange || !(error instanceof Refused) || error.refusal.reason !== "value_taken") throw error;
    const { field } = kind.connects.name;
    const renamed = { ...values, [field]: nameWithShortId(String(values[field]), shortIdOf(id)) };
    await compareFields(ctx, kind, renamed, kind.fields, standing);
    return renamed;
  }
}
