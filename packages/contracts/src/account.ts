import { z } from "zod";
import { Locale } from "./enums.ts";
import { Name, TimeZone } from "./text.ts";

/** The name under which others see the signed-in person. */
export const RenameMyself = z.strictObject({ name: Name });
export const MyName = z.object({ name: z.string() });

/** How a person reads: null for what they leave to the workspace (C8), or for the time zone, to their browser. */
export const SetPreferences = z.strictObject({ locale: Locale.nullable(), timeZone: TimeZone.nullable() });
export const Preferences = z.object({ locale: Locale.nullable(), timeZone: z.string().nullable() });
