import { common } from "./common.ts";
import { live } from "./live.ts";
import { pages } from "./pages.ts";
import { problems } from "./problems.ts";
import { shell } from "./shell.ts";

/** The texts that every page starts with, which are part of the first load; the rest of the catalogue is not. */
export const frame = { common, live, pages, problems, shell };

/** The shape of every language: the English one's. */
export type Frame = typeof frame;
