import type { Blueprint } from "@bailiwick/domain";
import type { Sample } from "./sample.ts";
import type { Place } from "./stage.ts";

/** A meter of the blueprint; one that does not exist where it has none. */
const meterKey = ({ meters }: Blueprint) => meters[0]?.key ?? "scans";
const meter = ({ organization, blueprint }: Place) => ({ organization, meter: meterKey(blueprint) });

const workspace: Sample = ({ workspace }) => ({ workspace });
const organization: Sample = ({ organization }) => ({ organization });

/** The part of `inputs` about quotas and usage. */
export const quotaInputs: Readonly<Record<string, Sample>> = {
  "quotas.list (workspace)": workspace,
  "quotas.list (organization)": organization,
  "quotas.workspaces": meter,
  "quotas.allot": (place) => ({
    ...meter(place),
    allotments: [{ workspace: place.workspace, amount: 10 }],
  }),
  "quotas.correct": ({ workspace, blueprint }) => ({
    workspace,
    meter: meterKey(blueprint),
    amount: 1,
    reason: "Counted elsewhere",
    actingAs: "platform",
  }),
  "quotas.verify (workspace)": workspace,
  "quotas.verify (organization)": organization,
  "usage.list (workspace)": ({ workspace, blueprint }) => ({ workspace, meter: meterKey(blueprint) }),
  "usage.list (organization)": meter,
  "usage.report": ({ workspace, blueprint }) => ({
    workspace,
    meter: meterKey(blueprint),
    amount: 1,
    id: "a-job",
  }),
};
