import { expect, test } from "vitest";
import { complianceOps } from "./blueprints/compliance-ops.ts";
import { dataSecurity } from "./blueprints/data-security.ts";
import { consoleWords, invitationPath, isConsolePath, workspacePath } from "./paths.ts";
import { checkSlug } from "./text/slugs.ts";

test.each(["/", "/ws/acme", "/ws/acme.web", "/o/acme/people", "/sign-in", "/workspaces/new"])(
  "%s can be a page of the console",
  (path) => {
    expect(isConsolePath(path)).toBe(true);
  },
);

test.each([
  "/metrics",
  "/version",
  "/scim/v2/Users",
  "/.well-known/security.txt",
  "/wsx",
  "//ws",
  "",
  "/api",
])("%s is not a page of the console", (path) => {
  expect(isConsolePath(path)).toBe(false);
});

test("no slug is a word of the console's paths", () => {
  for (const word of consoleWords) {
    expect(checkSlug(word).allowed).toBe(false);
  }
});

test("a workspace's path includes the organization's slug where the workspace's own is not unique", () => {
  const acme = { slug: "acme" };
  const research = { slug: "research" };
  expect(workspacePath(complianceOps, acme, research)).toBe("/ws/research");
  expect(workspacePath(dataSecurity, acme, research)).toBe("/ws/acme.research");
});

test("a token stays one parameter of the URL", () => {
  expect(invitationPath("a&b", "a+b@a.example")).toBe("/invitation?token=a%26b&email=a%2Bb%40a.example");
});
