import type { Frame } from "../en/frame.ts";
import { common } from "./common.ts";
import { live } from "./live.ts";
import { pages } from "./pages.ts";
import { problems } from "./problems.ts";
import { shell } from "./shell.ts";

/** The texts of the first load, in German. */
export const frame: Frame = { common, live, pages, problems, shell };
