import { expect, test } from "vitest";
import { deletionEffects } from "./deletionEffects.ts";

const nothing = { workspaces: 0, organizations: 0, teams: 0, sessions: 1, privateWorkspaces: [] };

test("what ends with an account is said, and nothing of what there is none of", () => {
  expect(deletionEffects(nothing)).toEqual([
    "You are signed out everywhere, and can't sign in again.",
    "Audit logs keep what you did, under your email address.",
    "Your account can't be restored.",
  ]);
  expect(
    deletionEffects({
      workspaces: 2,
      organizations: 1,
      teams: 1,
      sessions: 3,
      privateWorkspaces: ["My workspace"],
    }),
  ).toEqual([
    "You leave 2 workspaces and 1 organization immediately.",
    "You leave 1 team.",
    "Your private workspace My workspace is deleted.",
    "You are signed out everywhere (3 sessions), and can't sign in again.",
    "Audit logs keep what you did, under your email address.",
    "Your account can't be restored.",
  ]);
});
