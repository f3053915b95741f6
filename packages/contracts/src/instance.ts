import { z } from "zod";
import { Blueprint } from "./enums.ts";

/** What anybody may know of the instance before signing in. */
export const Instance = z.object({
  /** The blueprints that an organization can be founded with here. */
  blueprints: z.array(Blueprint),
  defaultBlueprint: Blueprint,
  /** Whether plans count ("saas") or not ("self-hosted"). */
  mode: z.enum(["saas", "self-hosted"]),
  demo: z.boolean(),
  /** Where the documentation is; null where the instance names no place. */
  docsUrl: z.string().nullable(),
});
