import { type AppliedConfiguration, ConfigurationPlan, PlanConfiguration } from "@bailiwick/contracts";
import { type ConfigurationChange, keyOf } from "@bailiwick/domain";
import type { z } from "zod";
import { rolePeople, type Scope, teamPeople } from "../access/acts.ts";
import { withEffects } from "../access/effects.ts";
import { dryRun } from "../procedure/dry-run.ts";
import { refusalOf, wireError } from "../procedure/errors.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import { apply } from "./apply.ts";
import { type Compared, compare } from "./compare.ts";
import { personAt, teamAt } from "./find.ts";
import type { Here } from "./read.ts";
import { wireChanges } from "./wire.ts";

/**
 * What applying a file changes, and who gains and loses what by it: the file is applied, and all of it is rolled back. For
 * a caller who can't apply it, the difference and why it is refused.
 */
export const plan = dryRunOf(
  PlanConfiguration,
  ConfigurationPlan,
  ({ ctx, input }) =>
    dryRun(ctx, changeOf(apply), input, async (tenant, perform) => {
      const here = tenant as unknown as Here;
      const compared = await compare(here, input.file);
      const { fingerprint } = compared;
      const changes = wireChanges(compared.changes);
      const concerned = await concernedBy(here, compared);
      try {
        const { answer, effects } = await withEffects(tenant, concerned, () =>
          perform({ ...input, fingerprint }),
        );
        const { invited } = answer as z.output<typeof AppliedConfiguration>;
        return {
          fingerprint,
          changes,
          invited,
          effects: { ...effects, plan: null, registrations: null },
          refusal: null,
        };
      } catch (error) {
        if (refusalOf(error).code === "INTERNAL") throw error;
        const { code, reason, params, path, message } = wireError(error);
        return {
          fingerprint,
          changes,
          invited: [],
          effects: null,
          refusal: { code, reason, params: { ...params }, path, message },
        };
      }
    }),
  "configuration.applyFile",
);

/** Whose access the changes can change. */
async function concernedBy(ctx: Here, { live, changes }: Compared): Promise<Scope> {
  const people = new Set<string>();
  for (const change of changes) {
    for (const id of await concernedByOne(ctx, change, live.ids)) people.add(id);
  }
  return { inWorkspace: ctx.workspace !== null, people: [...people].toSorted() };
}

async function concernedByOne(
  ctx: Here,
  change: ConfigurationChange,
  ids: Compared["live"]["ids"],
): Promise<readonly string[]> {
  const { part, action, id } = change;
  const known = ids.get(keyOf(change));
  switch (part) {
    case "member":
    case "team_member": {
      const person = known ?? (await personAt(ctx, id.email ?? ""));
      return person === undefined ? [] : [person];
    }
    case "role":
      return action === "add" ? [] : rolePeople(ctx, { level: id.level ?? "", key: id.key ?? "" });
    case "team":
      return action === "remove" && known !== undefined ? teamPeople(ctx, { team: known }) : [];
    case "team_grant": {
      const team = await teamAt(ctx, id.team ?? "");
      return team === undefined ? [] : teamPeople(ctx, { team });
    }
    default:
      return [];
  }
}
