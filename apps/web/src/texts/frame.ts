import { common } from "./en/common.ts";
import { live } from "./en/live.ts";
import { problems } from "./en/problems.ts";
import { shell } from "./en/shell.ts";

/**
 * The texts of what every page starts with. That takes them from here: the whole catalogue is the pages', and no part of
 * the first load (a test holds it so).
 */
export const texts = { common, live, problems, shell } as const;
