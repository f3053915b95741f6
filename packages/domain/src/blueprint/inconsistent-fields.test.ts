import { describe, expect, test } from "vitest";
import type { FieldSpec } from "../resources/fields.ts";
import type { KindAction, KindStates } from "../resources/states.ts";
import { type BlueprintSpec, defineBlueprint, InconsistentBlueprint } from "./blueprint.ts";
import type { ResourceKind } from "./resource-kinds.ts";
import { fieldService } from "./sixth-blueprint.fixture.ts";

const [repository, issue, badge] = fieldService.resourceKinds;
if (repository === undefined || issue === undefined || badge === undefined) throw new Error("three kinds");

const faultsOf = (...kinds: readonly ResourceKind[]): readonly string[] => {
  const others = [repository, issue, badge].filter(({ key }) => !kinds.some((kind) => kind.key === key));
  const spec: BlueprintSpec = { ...fieldService, resourceKinds: [...others, ...kinds] };
  try {
    defineBlueprint(spec);
    return [];
  } catch (error) {
    if (error instanceof InconsistentBlueprint) return error.faults;
    throw error;
  }
};
const name: FieldSpec = { key: "name", name: "Name", type: "text", required: true };
const withField = (field: FieldSpec, more: Partial<ResourceKind> = {}) =>
  faultsOf({ ...repository, fields: [name, field], ...more });
const size = { key: "size", name: "Size" } as const;

test("the fixture fits", () => {
  expect(faultsOf()).toEqual([]);
  expect(withField({ ...size, type: "text" })).toEqual([]);
});

describe("a field that does not fit is told:", () => {
  test.each<readonly [string, readonly string[], string]>([
    ["twice", withField(name), "repository has the field name twice"],
    [
      "a key that is none",
      withField({ ...size, key: "Size", type: "text" }),
      "the field repository.Size is not lower-case words with underscores",
    ],
    [
      "a name that every resource has",
      withField({ ...size, key: "state", type: "text" }),
      "the field repository.state has the name of something that every resource has",
    ],
    ["no name", withField({ ...size, name: "", type: "text" }), "the field repository.size lacks a name"],
    [
      "a value that it does not take",
      withField({ ...size, type: "number", most: 3, initial: 4 }),
      "the field repository.size starts with a value that it does not take",
    ],
    [
      "bounds the wrong way round",
      withField({ ...size, type: "number", least: 4, most: 3 }),
      "the field repository.size has a least value above its most",
    ],
    [
      "no options",
      withField({ ...size, type: "choice", options: [] }),
      "the field repository.size has no options",
    ],
    [
      "an option twice",
      withField({
        ...size,
        type: "choice",
        options: [
          { key: "s", name: "S" },
          { key: "s", name: "T" },
        ],
      }),
      "the field repository.size has the option s twice",
    ],
    [
      "a type that can't be unique",
      withField({ ...size, type: "tags", unique: true }),
      "the field repository.size is unique, and tags can't be",
    ],
    [
      "a reference to nothing",
      withField({ ...size, type: "reference", to: "shelf" }),
      "the field repository.size refers to shelf, which is not a kind",
    ],
    [
      "a reference to one of many",
      [
        ...withField({ ...size, type: "reference", to: "issue" }),
        ...faultsOf(
          { ...repository, fields: [name, { ...size, type: "reference", to: "issue" }] },
          { ...issue, volume: "many", states: null, list: { columns: [], order: { by: "at" }, filters: [] } },
        ),
      ],
      "the field repository.size refers to issue, of which there are many",
    ],
    [
      "the organization's that refers to a workspace's",
      faultsOf({ ...badge, fields: [name, { ...size, type: "reference", to: "repository" }] }),
      "the field badge.size is the organization's and refers to repository, which is a workspace's",
    ],
    [
      "unique where there are many",
      withField({ ...size, type: "text", unique: true }, { volume: "many" }),
      "the field repository.size is unique, which no one checks where there are many",
    ],
    [
      "more filters than have an index",
      faultsOf({ ...issue, volume: "many", list: { ...issue.list, filters: ["a", "b", "c", "d"] } }),
      "the list of issue has more than 3 filters, and each needs an index",
    ],
    [
      "a secret where there are many",
      withField({ ...size, type: "secret" }, { volume: "many" }),
      "the field repository.size is a secret, which no one edits where there are many",
    ],
    [
      "a title that is not there",
      faultsOf({ ...repository, title: "label" }),
      "repository has the title label, which is not a field",
    ],
    [
      "a title that can be empty",
      withField({ ...size, type: "text" }, { title: "size" }),
      "repository has the title size, which can be empty",
    ],
    [
      "a column that is not there",
      faultsOf({ ...repository, list: { columns: ["label"], order: { by: "name" }, filters: [] } }),
      "the list of repository shows label, which is not a field",
    ],
    [
      "a column twice",
      faultsOf({ ...repository, list: { columns: ["name", "name"], order: { by: "name" }, filters: [] } }),
      "the list of repository shows name twice",
    ],
    [
      "an order by a secret",
      withField({ ...size, type: "secret" }, { list: { columns: [], order: { by: "size" }, filters: [] } }),
      "the list of repository is ordered or filtered by size, which no one can compare",
    ],
    [
      "no description",
      faultsOf({ ...repository, description: "" }),
      "the resource kind repository lacks a description",
    ],
    [
      "two kinds offered first",
      faultsOf({ ...repository, first: true }, { ...badge, first: true }),
      "several resource kinds are offered first on an empty dashboard",
    ],
    [
      "a parent of which there are many",
      faultsOf({ ...repository, volume: "many", fields: [name] }),
      "the resource kind issue has the parent repository, of which there are many",
    ],
  ])("%s", (_, faults, sentence) => {
    expect(faults).toContain(sentence);
  });
});

describe("a state that does not fit is told:", () => {
  const merge: KindAction = { key: "merge", name: "Merge", verb: "merge", from: ["open"], to: "merged" };
  const states: KindStates = {
    all: [
      { key: "open", name: "Open", tone: "progress" },
      { key: "merged", name: "Merged", tone: "good" },
    ],
    initial: "open",
    actions: [merge],
  };
  const withStates = (change: Partial<KindStates>) =>
    faultsOf({ ...issue, states: { ...states, ...change } });
  const acting = (change: Partial<KindAction>) =>
    withStates({ actions: [merge, { ...merge, key: "other", ...change }] });
  const lost = { key: "lost", name: "Lost", tone: "bad" } as const;

  test.each<readonly [string, readonly string[], string]>([
    ["a beginning that is none", withStates({ initial: "new" }), "issue begins as new, which is not a state"],
    ["a state twice", withStates({ all: [...states.all, ...states.all] }), "issue has the state open twice"],
    ["an action twice", acting({ key: "merge" }), "issue has the action merge twice"],
    [
      "a key that is none",
      withStates({ all: [...states.all, { ...lost, key: "Lost" }] }),
      "issue has Lost, which is not lower-case words with underscores",
    ],
    [
      "a state that no action leads to",
      withStates({ all: [...states.all, lost] }),
      "no action leads issue to lost",
    ],
    [
      "a verb that the kind lacks",
      acting({ verb: "close" }),
      "the action other of issue needs the verb close, which it lacks",
    ],
    [
      "a verb that changes no row",
      acting({ verb: "read" }),
      "the action other of issue needs the verb read, which doesn't change existing rows",
    ],
    ["no beginning", acting({ from: [] }), "the action other of issue starts in no state"],
    [
      "an end where it starts",
      acting({ from: ["merged"] }),
      "the action other of issue ends where it starts",
    ],
    [
      "a state that is not there",
      acting({ to: "gone" }),
      "the action other of issue names a state that it lacks",
    ],
    [
      "states where there are many",
      faultsOf({ ...issue, volume: "many" }),
      "issue has states, which no one changes where there are many",
    ],
  ])("%s", (_, faults, sentence) => {
    expect(faults).toContain(sentence);
  });
});

describe("a kind of either level that does not fit is told:", () => {
  const shared = { ...badge, level: "either" } as const;
  test.each<readonly [string, readonly string[], string]>([
    [
      "one that moves",
      faultsOf({ ...repository, level: "either" }),
      "the resource kind repository is shared, and moves, runs, connects or is written as text",
    ],
    [
      "one under which another stands",
      faultsOf({ ...repository, level: "either" }),
      "the resource kind repository is shared, and another is below it or refers to it",
    ],
    [
      "one that stands under another",
      faultsOf({ ...issue, level: "either" }),
      "the resource kind issue is shared and is no top-level kind",
    ],
    [
      "one that refers to a person",
      faultsOf({ ...shared, fields: [name, { key: "by", name: "By", type: "person" }] }),
      "the resource kind badge is shared and refers to something of one workspace",
    ],
  ])("%s", (_, faults, sentence) => {
    expect(faults).toContain(sentence);
  });
  test("and one that is by itself is not", () => {
    expect(faultsOf(shared)).toEqual([]);
  });
});
