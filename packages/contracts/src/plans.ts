import { featureNames, limitNames } from "@bailiwick/domain";
import { z } from "zod";
import { Blueprint } from "./enums.ts";
import { ActingAs } from "./place.ts";
import { Id, OrganizationRef } from "./text.ts";

/** A plan's key. */
export const PlanKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

// Of any blueprint; each has its own.
const Limit = z.enum(limitNames());
const Feature = z.enum(featureNames());

/** The plan of an organization: its limits, their usage, and its features. */
export const OrganizationPlan = z.object({
  plan: z.string(),
  /** Whose limits and features they are, by name. */
  blueprint: Blueprint,
  /** Whether its features are still being applied; its limits apply immediately (V39, V40). */
  pending: z.boolean(),
  /**
   * Every limit that applies: the plan's amount, and the effective one, which the platform admin might have lifted.
   * Null is no limit.
   */
  limits: z.array(z.object({ name: Limit, standard: z.int().nullable(), value: z.int().nullable() })),
  /** The usage of a limit: in each workspace that the reader sees (V14) or, with null, in the organization. */
  usage: z.array(
    z.object({
      limit: Limit,
      workspace: z.object({ id: Id, slug: z.string(), name: z.string() }).nullable(),
      used: z.int(),
      /** Pending invitations, which hold a seat until they expire. */
      pending: z.int(),
    }),
  ),
  /** Every feature of any plan: whether this plan includes it, and whether that was applied yet (V63). */
  features: z.array(z.object({ name: Feature, wanted: z.boolean(), inForce: z.boolean() })),
});

export const ChangePlan = z.strictObject({
  organization: OrganizationRef,
  plan: PlanKey,
  actingAs: ActingAs,
});
