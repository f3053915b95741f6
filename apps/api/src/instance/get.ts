import { Instance } from "@bailiwick/contracts";
import { addedBlueprints } from "@bailiwick/domain";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

/** What anyone can read about the instance: which blueprints it offers. */
export const get = procedure("public")
  .input(z.strictObject({}).optional())
  .output(Instance)
  .query(async ({ ctx: { instance } }) => ({
    blueprints: instance.blueprints.map((blueprint) => blueprint.key),
    defaultBlueprint: instance.defaultBlueprint.key,
    // They come from files of JSON.
    addedBlueprints: addedBlueprints() as unknown as z.input<typeof Instance>["addedBlueprints"],
    mode: instance.mode,
    demo: instance.demo,
    docsUrl: instance.docsUrl,
    complianceUrl: instance.complianceUrl,
  }));
