import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { printKindBits } from "../access/matrix.ts";
import type { RoleSpec } from "../access/roles.ts";
import { blueprints } from "../blueprints/index.ts";
import { type BlueprintSpec, defineBlueprint, InconsistentBlueprint } from "./blueprint.ts";
import { isCore } from "./resource-kinds.ts";
import { fieldService } from "./sixth-blueprint.fixture.ts";

/** The blueprint without its kinds: no role lists any of their permissions. */
const specWithoutKinds: BlueprintSpec = {
  ...fieldService,
  resourceKinds: [],
  roles: {
    organization: fieldService.roles.organization.map(listingCore),
    workspace: fieldService.roles.workspace.map(listingCore),
  },
};

function listingCore(role: RoleSpec): RoleSpec {
  return { ...role, permissions: role.permissions.filter(isCore) };
}

describe("a blueprint's kinds", () => {
  const [repository, issue, badge] = fieldService.resourceKinds;
  if (repository === undefined || issue === undefined || badge === undefined) throw new Error("three kinds");
  const { read } = repository.verbs;
  if (read === undefined) throw new Error("a repository is read");
  const withKinds = (...resourceKinds: (typeof issue)[]) => ({ ...specWithoutKinds, resourceKinds });
  const reading = (change: Partial<typeof read>) =>
    withKinds({ ...repository, verbs: { read: { ...read, ...change } } });

  const faulty: readonly (readonly [string, BlueprintSpec, string])[] = [
    ["a kind twice", withKinds(repository, repository), "the resource kind repository appears twice"],
    [
      "a kind that is not read",
      withKinds({ ...repository, verbs: {} }),
      "the resource kind repository has no verb read",
    ],
    [
      "a key that is none",
      withKinds({ ...repository, key: "Repo-1" }),
      "the resource kind Repo-1 is not lower-case words with underscores",
    ],
    [
      "a parent that is not there",
      withKinds(issue),
      "the resource kind issue has the parent repository, which is not a kind",
    ],
    [
      "a kind under itself",
      withKinds({ ...repository, parent: "issue" }, issue),
      "the resource kind issue is its own ancestor",
    ],
    [
      "a move of what stands under another",
      withKinds(
        { ...repository, verbs: { read } },
        { ...issue, verbs: { read: { ...read, bit: 136 }, move: { ...read, bit: 137 } } },
      ),
      "the resource kind issue has the verb move and is no top-level kind of a workspace",
    ],
    [
      "records in no workspace",
      withKinds({
        ...repository,
        level: "organization",
        volume: "many",
        title: null,
        fields: [],
        list: { columns: ["at"], order: { by: "at", descending: true }, filters: [] },
        verbs: { read: { ...read, roles: ["dispatcher"] } },
      }),
      "of the resource kind repository there are many, and they are in no workspace",
    ],
    [
      "a parent at a lower level",
      withKinds(repository, { ...badge, parent: "repository" }),
      "the resource kind badge belongs to the organization and has the parent repository, which belongs to a workspace",
    ],
    [
      "a bit below the range",
      reading({ bit: 127 }),
      "repository:read has the bit 127, which is not within 128-223",
    ],
    [
      "a bit above the range",
      reading({ bit: 224 }),
      "repository:read has the bit 224, which is not within 128-223",
    ],
    [
      "a bit that is used twice",
      withKinds(repository, { ...repository, key: "mirror", verbs: { read } }),
      "the bit 128 is used twice",
    ],
    [
      "a role that is not there",
      reading({ roles: ["chief", "guest"] }),
      "repository:read is held by guest, which is not among the roles",
    ],
    [
      "a workspace role that holds what is the organization's",
      withKinds({ ...badge, verbs: { read: { ...read, roles: ["hand"] } } }),
      "the workspace role hand holds badge:read, which is the organization's",
    ],
    ["no state", reading({ usableIn: [] }), "repository:read can be used in no state"],
    ["no phrase", reading({ description: "" }), "repository:read lacks a phrase"],
    [
      "a permission of the control plane",
      withKinds({ ...repository, key: "team" }),
      "team:read is a permission of the control plane",
    ],
    [
      "a role that lists what the kind does not give to it",
      {
        ...withKinds({ ...repository, verbs: { read: { ...read, roles: ["chief", "dispatcher"] } } }),
        roles: {
          ...specWithoutKinds.roles,
          workspace: specWithoutKinds.roles.workspace.map((role) => ({
            ...role,
            permissions: [...role.permissions, "repository:read" as const],
          })),
        },
      },
      "the role hand lists repository:read, which the kind does not give to it",
    ],
  ];

  test.each(faulty)("are refused with %s", (_, spec, fault) => {
    const define = () => defineBlueprint(spec);
    expect(define).toThrow(InconsistentBlueprint);
    expect(define).toThrow(fault);
  });

  test("have their own bits in each blueprint, which never change", () => {
    const golden = readFileSync(new URL("../kind-bits.golden.txt", import.meta.url), "utf8");
    expect(printKindBits(Object.values(blueprints))).toBe(golden);
  });
});
