import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { Id, Instant, Search } from "./text.ts";

/** A person of the instance, as the platform admin sees them. */
export const PlatformPerson = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  createdAt: Instant,
  suspendedAt: Instant.nullable(),
  /** How many workspaces they are a member of. */
  workspaces: z.int(),
  /** How many they may own on a plan that limits it, where the platform admin has lifted that (V58); null as the plan says. */
  workspaceLimit: z.int().nullable(),
});
export const ListPeople = z.strictObject({ search: Search.default(""), ...PageInput });
export const PlatformPersonPage = pageOf(PlatformPerson);

export const OnePerson = z.strictObject({ userId: Id });
/** How many workspaces this person may own on a plan that limits it; null leaves it to the plan again. */
export const LiftUserLimit = z.strictObject({
  userId: Id,
  limit: z.literal("workspacesPerUser"),
  value: z.int().min(0).max(1_000_000).nullable(),
});
