import type { Setting } from "@bailiwick/contracts";
import type { SettingSpec, SettingValue } from "@bailiwick/domain";
import type { z } from "zod";
import { iso } from "../workspaces/internal.ts";

export type SettingRow = {
  readonly key: string;
  readonly value: string;
  readonly updatedAt: Date | null;
  readonly updatedByName: string | null;
};

/** The columns of {@link SettingRow}. */
export const settingColumns = 'key, value, updated_at AS "updatedAt", updated_by_name AS "updatedByName"';

/** A setting in wire format. One that the blueprint got after the workspace was created has its initial value. */
export function settingOf(spec: SettingSpec, row: SettingRow | undefined): z.input<typeof Setting> {
  const value: SettingValue = row === undefined ? spec.initial : JSON.parse(row.value);
  return {
    key: spec.key,
    value: value as z.input<typeof Setting>["value"],
    updatedAt: iso(row?.updatedAt ?? null),
    updatedByName: row?.updatedByName ?? null,
  };
}
