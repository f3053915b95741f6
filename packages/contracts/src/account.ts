import { z } from "zod";
import { Locale } from "./enums.ts";
import { Name, TimeZone } from "./text.ts";

/** The name that others see for the signed-in person. */
export const RenameMyself = z.strictObject({ name: Name });
export const MyName = z.object({ name: z.string() });

/** The token mailed to the new address. */
export const ChangeAddress = z.strictObject({ token: z.string().min(1).max(200) });
export const MyAddress = z.object({ email: z.string() });

/** A person's language and time zone; null leaves them to the workspace (C8) and the time zone to the browser. */
export const SetPreferences = z.strictObject({ locale: Locale.nullable(), timeZone: TimeZone.nullable() });
export const Preferences = z.object({ locale: Locale.nullable(), timeZone: z.string().nullable() });
