import { expect, test } from "vitest";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import type { BlueprintSpec } from "./blueprint.ts";
import { faultsOf as faultsOfSpec } from "./inconsistent.fixture.ts";
import type { ResourceKind } from "./resource-kinds.ts";

const spec: BlueprintSpec = complianceOps;
const kindOf = (key: string) => spec.resourceKinds.find((kind) => kind.key === key) as ResourceKind;

/** What is wrong with compliance-ops when one of its kinds is another. */
const faultsOf = (key: string, change: Partial<ResourceKind>) =>
  faultsOfSpec({
    ...spec,
    resourceKinds: spec.resourceKinds.map((kind) => (kind.key === key ? { ...kind, ...change } : kind)),
  });

/** The change's states, with other approvals. */
function approvedBy(setting: string, needed: Record<string, number | "all">): Partial<ResourceKind> {
  const { states } = kindOf("change");
  if (states === null) throw new Error("a change has states");
  const actions = states.actions.map((action) =>
    action.approvals === undefined ? action : { ...action, approvals: { setting, needed } },
  );
  return { states: { ...states, actions } };
}

const window = { starts: "window_starts", ends: "window_ends", refusedIn: "freeze_windows", checkedBy: [] };
const enough = { any_one: 1, any_two: 2, all: "all" } as const;

test("the blueprint fits as it is", () => {
  expect(faultsOf("change", {})).toEqual([]);
});

test.each<readonly [string, readonly string[], string]>([
  [
    "approvals by another setting",
    faultsOf("change", approvedBy("announcement", enough)),
    "change needs approvals for approve by announcement, which is no choice of how many",
  ],
  [
    "approvals of which an option says nothing",
    faultsOf("change", approvedBy("approval_policy", { any_one: 1 })),
    "change needs approvals for approve by approval_policy, which is no choice of how many",
  ],
  [
    "no approvals at all",
    faultsOf("change", approvedBy("approval_policy", { ...enough, any_one: 0 })),
    "change needs less than one approval for approve",
  ],
  [
    "a window of texts",
    faultsOf("change", { window: { ...window, starts: "summary" } }),
    "change has a window in summary, which is no field with an instant",
  ],
  [
    "a window outside of what is no period",
    faultsOf("change", { window: { ...window, refusedIn: "playbooks" } }),
    "the window of change is compared with playbooks, which is no list of periods",
  ],
  [
    "a window at no action",
    faultsOf("change", { window: { ...window, checkedBy: ["ship"] } }),
    "the window of change is compared at ship, which is none of its actions",
  ],
  [
    "expiry by a text",
    faultsOf("certificate", { expires: { field: "issuer", days: 30 } }),
    "certificate expires by issuer, which is no field with a date",
  ],
  [
    "expiry without days",
    faultsOf("certificate", { expires: { field: "valid_until", days: 0 } }),
    "certificate expires with no days before",
  ],
  [
    "a matrix over a person",
    faultsOf("risk", { matrix: { rows: "owner", columns: "impact", name: "Score" } }),
    "the matrix of risk is over owner, which has no few grades",
  ],
  [
    "a matrix without a name",
    faultsOf("risk", { matrix: { rows: "likelihood", columns: "impact", name: "" } }),
    "the matrix of risk lacks a name for the score",
  ],
  [
    "a count toward a limit that there is not",
    faultsOf("certificate", { counts: { limit: "members", distinct: "host" } }),
    "certificate counts toward members, which is no limit of a workspace",
  ],
  [
    "a count of what can be empty",
    faultsOf("certificate", { counts: { limit: "monitoredHosts", distinct: "issuer" } }),
    "certificate counts its issuer, which is no required field",
  ],
])("%s is told", (_, faults, expected) => {
  expect(faults).toContain(expected);
});
