import { maxEntries } from "@bailiwick/domain";
import { z } from "zod";
import { Instant, SeenAt, WorkspaceRef } from "./text.ts";

/** A setting's key. */
export const SettingKey = z.string().regex(/^[a-z][a-z_]{0,39}$/);

/** The key of a choice, a text, or the entries of a list; the domain decides which, and what is valid. */
export const SettingValue = z.union([
  z.string().max(20_000),
  z.array(z.record(SettingKey, z.string().max(400))).max(maxEntries),
]);

/** A workspace's setting, as seeded or edited since (V6-V12); its name and kind come from the blueprint. */
export const Setting = z.object({
  key: z.string(),
  value: SettingValue,
  /** Null if it was never edited. */
  updatedAt: Instant.nullable(),
  updatedByName: z.string().nullable(),
});
export const SettingList = z.object({ items: z.array(Setting) });

export const UpdateSetting = z.strictObject({
  workspace: WorkspaceRef,
  key: SettingKey,
  value: SettingValue,
  updatedAt: SeenAt,
});
