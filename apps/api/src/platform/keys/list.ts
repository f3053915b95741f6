import { InstanceKeyList } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../../procedure/trpc.ts";
import { readKeys } from "./internal.ts";

/** The keys of the instance, with what was done to each. */
export const keys = procedure("platform:issue_key")
  .input(z.strictObject({}).optional())
  .output(InstanceKeyList)
  .query(async ({ ctx }) => ({ items: await readKeys(ctx) }));
