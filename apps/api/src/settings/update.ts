import { Setting, UpdateSetting } from "@bailiwick/contracts";
import {
  canChangeSetting,
  canKeepFor,
  canOverwrite,
  canUpdateWorkspace,
  checkSetting,
  demand,
  nameableIn,
  normalizeSetting,
  noSuchSetting,
  Refused,
  retentionLimit,
  retentionSetting,
  type SettingValue,
} from "@bailiwick/domain";
import { checkRules } from "../machines/rules.ts";
import { effectiveLimit, planFacts } from "../plans/internal.ts";
import type { VerbContext } from "../procedure/run.ts";
import { procedure } from "../procedure/trpc.ts";
import { type SettingRow, settingColumns, settingOf } from "./internal.ts";

/** Edits one of a workspace's seeded settings (V12, C1); how long it keeps its log takes more (M6). */
export const update = procedure("workspace:update", "workspace.setting_changed")
  .input(UpdateSetting)
  .output(Setting)
  .mutation(async ({ ctx, input }) => {
    const { organization, workspace, blueprint, actor } = ctx;
    const spec = blueprint.settings.find(({ key }) => key === input.key);
    if (spec === undefined) throw new Refused(noSuchSetting);
    demand(canChangeSetting(actor, spec));
    const value = normalizeSetting(spec, input.value);
    demand(canUpdateWorkspace(blueprint, await planFacts(ctx)));
    demand(checkSetting(spec, value, nameableIn(blueprint, await customRoles(ctx))));
    if (spec.kind === "text" && spec.format === "permission_rules")
      demand(checkRules(String(value), "value"));
    if (spec.key === retentionSetting)
      demand(canKeepFor(String(value), await effectiveLimit(ctx, retentionLimit.key)));

    const place = [organization.id, workspace.id, spec.key];
    const [before] = await ctx.sql<SettingRow>(
      `SELECT ${settingColumns} FROM workspace_setting WHERE org_id = $1 AND workspace_id = $2 AND key = $3`,
      place,
    );
    demand(
      canOverwrite(input.updatedAt, { at: before?.updatedAt ?? null, by: before?.updatedByName ?? null }),
    );
    const [after] = await ctx.sql<SettingRow>(
      `INSERT INTO workspace_setting (org_id, workspace_id, key, value, updated_at, updated_by)
       VALUES ($1, $2, $3, $4, now(), $5)
       ON CONFLICT (org_id, workspace_id, key)
         DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
       RETURNING ${settingColumns}`,
      [...place, JSON.stringify(value), actor.id],
    );
    await ctx.record({
      action: "workspace.setting_changed",
      target: { kind: "setting", id: spec.key, name: spec.name },
      before: { value: storedValue(before) ?? spec.initial },
      after: { value },
    });
    return settingOf(spec, after);
  });

function storedValue(row: SettingRow | undefined): SettingValue | undefined {
  return row && JSON.parse(row.value);
}

/** The keys of the organization's own roles. */
async function customRoles({ sql }: Pick<VerbContext<unknown>, "sql">): Promise<string[]> {
  const rows = await sql<{ key: string }>(
    "SELECT key FROM role WHERE org_id = authz.org_id() AND NOT built_in",
  );
  return rows.map(({ key }) => key);
}
