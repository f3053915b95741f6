import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { type BlueprintSpec, defineBlueprint, InconsistentBlueprint } from "./blueprint.ts";
import type { ResourceKind } from "./resource-kinds.ts";

/** What is wrong with ai-governance when one of its kinds is another. */
function faultsOf(key: string, change: Partial<ResourceKind>, more: Partial<BlueprintSpec> = {}) {
  const resourceKinds = aiGovernance.resourceKinds.map((kind) =>
    kind.key === key ? { ...kind, ...change } : kind,
  );
  try {
    defineBlueprint({ ...(aiGovernance as BlueprintSpec), resourceKinds, ...more });
    return [];
  } catch (error) {
    if (error instanceof InconsistentBlueprint) return error.faults;
    throw error;
  }
}

const kindOf = (key: string) => aiGovernance.resourceKinds.find((kind) => kind.key === key) as ResourceKind;
const chart = { key: "by_day", name: "By day", over: "at", value: "count" } as const;
const fieldsOf = (key: string, without: string) =>
  kindOf(key).fields.filter((field) => field.key !== without);

test("the blueprint fits as it is", () => {
  expect(faultsOf("policy", {})).toEqual([]);
});

describe("what a kind shows and does not fit is told:", () => {
  test.each<readonly [string, readonly string[], string]>([
    [
      "a chart twice",
      faultsOf("request_log", { charts: [chart, chart] }),
      "request_log has the chart by_day twice",
    ],
    [
      "a chart's key",
      faultsOf("request_log", { charts: [{ ...chart, key: "By day" }] }),
      "the chart request_log.By day is not lower-case words with underscores",
    ],
    [
      "a chart without a name",
      faultsOf("request_log", { charts: [{ ...chart, name: "" }] }),
      "the chart request_log.by_day lacks a name",
    ],
    [
      "a chart over numbers",
      faultsOf("request_log", { charts: [{ ...chart, over: "tokens" }] }),
      "the chart request_log.by_day is over tokens, which can't be drawn",
    ],
    [
      "a chart of a text",
      faultsOf("request_log", { charts: [{ ...chart, value: { field: "model", as: "sum" } }] }),
      "the chart request_log.by_day draws a number that is not a field",
    ],
    [
      "a chart split by a text",
      faultsOf("request_log", { charts: [{ ...chart, split: "model" }] }),
      "the chart request_log.by_day is split by model, which is not a choice",
    ],
    [
      "a view of nothing",
      faultsOf("filter", { view: { of: "none" } }),
      "filter is a view of none, which is not a kind",
    ],
    [
      "a view of another level",
      faultsOf("filter", { view: { of: "ai_provider" } }),
      "filter is a view of ai_provider, which is elsewhere",
    ],
    [
      "a view whose days are a text",
      faultsOf("filter", { view: { of: "request_log", days: "model" } }),
      "filter has days in a field that is no number",
    ],
    [
      "a share of a state that there is not",
      faultsOf("control", { share: { name: "Readiness", state: "done" } }),
      "control has a share in the state done, which is not one of its states",
    ],
    [
      "a share under nothing",
      faultsOf("asset", { share: { name: "Share", state: "done" } }),
      "asset has a share, and no parent of which it is one",
    ],
    [
      "a share without a name",
      faultsOf("control", { share: { name: "", state: "met" } }),
      "the share of control lacks a name",
    ],
    [
      "a text of what has states",
      faultsOf("policy", { states: kindOf("control").states }),
      "policy is written as text, which has no parents, records or states",
    ],
    [
      "a text of what can have one name twice",
      faultsOf("asset", {
        text: true,
        fields: kindOf("asset").fields.map(({ unique: _, ...field }) => field),
      }),
      "asset is written as text, in which two could have one name",
    ],
    [
      "a text of what refers to people",
      faultsOf("asset", { text: true }),
      "asset is written as text, and has a field that no text can say",
    ],
    [
      "a text that no one can write",
      faultsOf("policy", { verbs: { read: kindOf("policy").verbs.read as never } }),
      "policy is written as text, and no one can change it",
    ],
    [
      "policies of the organization",
      faultsOf("policy", {}, { models: { policies: "ai_provider", providers: "ai_provider" } }),
      "models are decided by ai_provider, which is not a workspace's",
    ],
    [
      "providers of a workspace",
      faultsOf("policy", {}, { models: { policies: "policy", providers: "asset" } }),
      "models are of asset, which is not the organization's",
    ],
    [
      "policies without what decides",
      faultsOf("policy", { fields: fieldsOf("policy", "risk_limit") }),
      "the policies about models lack risk_limit",
    ],
  ])("%s", (_, faults, expected) => {
    expect(faults).toContain(expected);
  });
});
