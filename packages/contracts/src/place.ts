import { z } from "zod";
import { OrganizationRef, WorkspaceRef } from "./text.ts";

/** Where an act happens that there is at either level: in a workspace, or in an organization itself. */
export type Place =
  | { workspace: string; organization?: undefined }
  | { organization: string; workspace?: undefined };

/** The input of an act that there is at either level: it names one workspace or one organization, and the rest. */
export function atPlace<Rest extends z.ZodRawShape>(rest: Rest) {
  const input = z
    .strictObject({ workspace: WorkspaceRef.optional(), organization: OrganizationRef.optional(), ...rest })
    .refine((given) => isOnePlace(given as Named), {
      message: "Name a workspace or an organization, and not both.",
      path: ["workspace"],
    });
  // Zod has no shape for "one of two keys" that tells the path of every other fault as it is.
  return input as unknown as z.ZodType<
    With<Rest, z.output<z.ZodObject<Rest>>>,
    With<Rest, z.input<z.ZodObject<Rest>>>
  >;
}

type Named = { readonly workspace?: string; readonly organization?: string };

function isOnePlace({ workspace, organization }: Named): boolean {
  return (workspace === undefined) !== (organization === undefined);
}

/** Without further keys an object type would refuse the place's. */
type With<Rest, Shape> = keyof Rest extends never ? Place : Shape & Place;

/** The platform admin says so where an act is made as such: whoever is a member as well never acts as both. */
export const ActingAs = z.literal("platform").optional();
