import { complianceOps, type Roles } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { roleNameIn } from "./role-name.ts";

const [owner, ...others] = complianceOps.roles.workspace;
const custom = { ...(owner as NonNullable<typeof owner>), key: "our_viewers", name: "Viewer" };
const roles: Roles = { organization: [], workspace: [...others, custom] };

test.each([
  ["en", "viewer", "Viewer"],
  ["de", "viewer", "Betrachter"],
  ["fr", "viewer", "Viewer"],
  // A person wrote this name, even where a built-in role has the same one.
  ["de", "our_viewers", "Viewer"],
  ["de", "gone", "gone"],
])("in %s, the role %s is called %s", (locale, role, name) => {
  expect(roleNameIn(locale, complianceOps, roles, { level: "workspace", role })).toBe(name);
});
