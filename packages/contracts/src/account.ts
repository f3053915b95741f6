import { z } from "zod";
import { Name } from "./text.ts";

/** The name under which others see the signed-in person. */
export const RenameMyself = z.strictObject({ name: Name });
export const MyName = z.object({ name: z.string() });
