import { featureNames, limitNames } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint } from "./enums.ts";
import { ActingAs } from "./place.ts";
import { Id, OrganizationRef } from "./text.ts";

/** A plan's key. */
export const PlanKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

// Of whichever blueprint; each knows its own.
const Limit = z.enum(limitNames);
const Feature = z.enum(featureNames);

/** The plan of an organization: what it allows, what of that is in use, and what it opens. */
export const OrganizationPlan = z.object({
  plan: z.string(),
  /** Whose limits and features they are, by name. */
  blueprint: Blueprint,
  /** Whether its features wait to be put in force; its limits hold at once (V39, V40). */
  pending: z.boolean(),
  /** Every limit that applies: the plan's own amount, and the one in force, which the platform admin may have lifted. Null is none. */
  limits: z.array(z.object({ name: Limit, standard: z.int().nullable(), value: z.int().nullable() })),
  /** How much of a limit is in use: in each workspace that the reader sees (V14), or, with null, in the organization. */
  usage: z.array(
    z.object({
      limit: Limit,
      workspace: z.object({ id: Id, slug: z.string(), name: z.string() }).nullable(),
      used: z.int(),
      /** Invited, and holding a seat until the invitation expires. */
      pending: z.int(),
    }),
  ),
  /** Every feature that some plan opens: whether this one does, and whether that is in force yet (V63). */
  features: z.array(z.object({ name: Feature, wanted: z.boolean(), inForce: z.boolean() })),
});

export const ChangePlan = z.strictObject({
  organization: OrganizationRef,
  plan: PlanKey,
  actingAs: ActingAs,
});
