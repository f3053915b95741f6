import { describe, expect, test } from "vitest";
import { anyRole, aRole, type RoleSpec } from "./roles.ts";

const role = (name: string): RoleSpec => ({ key: "key", name, description: "Is.", rank: 1, permissions: [] });

describe("a role in a sentence", () => {
  test.each([
    ["Owner", "an owner"],
    ["Admin", "an admin"],
    ["Member", "a member"],
    ["Workspace admin", "a workspace admin"],
    ["Editor", "an editor"],
    ["Organization admin", "an organization admin"],
  ])("%s reads %s", (name, phrase) => {
    expect(aRole(role(name))).toBe(phrase);
  });

  test.each([
    [[], "nobody"],
    [["Owner"], "an owner"],
    [["Owner", "Admin"], "an owner or an admin"],
    [["Owner", "Admin", "Member", "Viewer"], "an owner, an admin, a member or a viewer"],
  ])("%j together read %s", (names, phrase) => {
    expect(anyRole(names.map(role))).toBe(phrase);
  });
});
