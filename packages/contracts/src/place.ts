import { z } from "zod";
import { OrganizationRef, WorkspaceRef } from "./text.ts";

/** The place of an action that exists at both levels: a workspace, or an organization itself. */
export type Place =
  | { workspace: string; organization?: undefined }
  | { organization: string; workspace?: undefined };

/** The input of an action that exists at both levels: it names one workspace or one organization, and the rest. */
export function atPlace<Rest extends z.ZodRawShape>(rest: Rest) {
  const input = z
    .strictObject({ workspace: WorkspaceRef.optional(), organization: OrganizationRef.optional(), ...rest })
    .refine((given) => isOnePlace(given as Named), {
      message: "Name a workspace or an organization, and not both.",
      path: ["workspace"],
    });
  // Zod has no schema for "one of two keys" that keeps the paths of other errors.
  return input as unknown as z.ZodType<
    With<Rest, z.output<z.ZodObject<Rest>>>,
    With<Rest, z.input<z.ZodObject<Rest>>>
  >;
}

type Named = { readonly workspace?: string; readonly organization?: string };

function isOnePlace({ workspace, organization }: Named): boolean {
  return (workspace === undefined) !== (organization === undefined);
}

/** Without further keys an object type would reject the place's. */
type With<Rest, Shape> = keyof Rest extends never ? Place : Shape & Place;

/** Set by the platform admin when acting as such: a platform admin who is also a member never acts as both. */
export const ActingAs = z.literal("platform").optional();
