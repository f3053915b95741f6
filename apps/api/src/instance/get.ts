import { Instance } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

/** What anyone can read about the instance: which blueprints it offers. */
export const get = procedure("public")
  .input(z.strictObject({}).optional())
  .output(Instance)
  .query(async ({ ctx: { instance } }) => ({
    blueprints: instance.blueprints.map((blueprint) => blueprint.key),
    defaultBlueprint: instance.defaultBlueprint.key,
    mode: instance.mode,
    demo: instance.demo,
    docsUrl: instance.docsUrl,
  }));
