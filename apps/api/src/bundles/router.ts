import { router } from "../procedure/trpc.ts";
import { export as exportBundle } from "./export.ts";

export const bundles = router({ export: exportBundle });
