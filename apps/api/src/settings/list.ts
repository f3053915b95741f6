import { InWorkspace, SettingList } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { type SettingRow, settingColumns, settingOf } from "./internal.ts";

/** The current settings of a workspace, in the order of its blueprint (V6-V12, C2). */
export const list = procedure("workspace:read")
  .input(InWorkspace)
  .output(SettingList)
  .query(async ({ ctx }) => {
    const rows = await ctx.sql<SettingRow>(
      `SELECT ${settingColumns} FROM workspace_setting WHERE org_id = $1 AND workspace_id = $2`,
      [ctx.organization.id, ctx.workspace.id],
    );
    return {
      items: ctx.blueprint.settings.map((spec) =>
        settingOf(
          spec,
          rows.find(({ key }) => key === spec.key),
        ),
      ),
    };
  });
