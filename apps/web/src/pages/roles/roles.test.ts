import { complianceOps, permissionSet, roleOfDraft } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { asListed } from "./listed.fixture.ts";
import { draftOf, heldCount, heldInWords, reachOf } from "./roles.ts";

const draft = {
  level: "workspace",
  name: "Auditor",
  description: "Reads along.",
  permissions: ["workspace:read", "member:leave", "audit:read"],
} as const;
const { catalogue } = complianceOps;
const auditor = asListed("workspace", roleOfDraft(complianceOps, "auditor", draft));

test("the holders of a role are listed in words, even when there are none", () => {
  expect(heldInWords(auditor)).toBe("No one");
  const held = { people: 3, teams: 1, invitations: 0 };
  expect(heldInWords({ held })).toBe("3 people, 1 team");
  expect(heldCount({ held })).toBe(4);
  expect(heldInWords({ held: { people: 1, teams: 0, invitations: 2 } })).toBe("1 person, 2 invitations");
});

test("an author's bounds come from the API, and are tighter for a role that is already assigned", () => {
  const list = {
    blueprint: "compliance-ops",
    items: [auditor],
    anywhere: ["workspace:read" as const, "audit:read" as const],
  };
  expect(permissionSet.names(reachOf(list, null, complianceOps).anywhere, catalogue)).toEqual([
    "workspace:read",
    "audit:read",
  ]);
  expect(reachOf(list, auditor, complianceOps).there).toEqual([]);
  const given = { ...auditor, there: ["workspace:read" as const] };
  expect(reachOf(list, given, complianceOps).there.map((set) => permissionSet.names(set, catalogue))).toEqual(
    [["workspace:read"]],
  );
});

test("an editor starts with the current role", () => {
  expect(draftOf(auditor)).toEqual(draft);
});
