import { ChangedSecurityPolicy, RestoreSecurityPolicy } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { demandProven } from "../session/proven.ts";
import { changeTo } from "./change.ts";
import { readVersions, rulesOf } from "./internal.ts";
import { setAction, toChange } from "./needs.ts";

/** Brings an earlier version back, as a new one: on trial, if it refuses more than the kept one. */
export const restore = procedure(toChange, setAction)
  .input(RestoreSecurityPolicy)
  .output(ChangedSecurityPolicy)
  .mutation(async ({ ctx, input: { version } }) => {
    await demandProven(ctx);
    const found = (await readVersions(ctx)).find((row) => row.version === version);
    if (found === undefined) throw new Refused(refuse("no_such_version", {}, "version"));
    return changeTo(ctx, rulesOf(found), { restoredFrom: version });
  });
