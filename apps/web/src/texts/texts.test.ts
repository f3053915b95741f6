import { limitNames, organizationStates, workspaceStates } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { texts } from "./index.ts";
import { plural } from "./plural.ts";

/** Every text of the catalogue with its path; functions are left out. */
function sentences(node: object, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") return [[here, value]];
    return typeof value === "object" && value !== null ? sentences(value, here) : [];
  });
}

test("no text is empty, and none has white space at its ends", () => {
  const bad = sentences(texts).filter(([, text]) => text === "" || text !== text.trim());
  expect(bad).toEqual([]);
});

test("every state and every limit of the domain has a name", () => {
  for (const state of [...workspaceStates, ...organizationStates])
    expect(texts.common.states[state]).toBeTruthy();
  for (const limit of limitNames) expect(texts.settings.limits[limit]).toBeTruthy();
});

test("one is counted as one, and any other number as several", () => {
  expect(plural(1, "member", "members")).toBe("1 member");
  expect(plural(0, "member", "members")).toBe("0 members");
  expect(plural(12_000, "member", "members")).toBe("12,000 members");
});

test("texts with blanks are filled", () => {
  expect(texts.members.seats(1, 1)).toBe("1 of 1 seat is taken.");
  expect(texts.members.seats(6, 20)).toBe("6 of 20 seats are taken.");
  expect(texts.roles.yourRoles(["an owner"])).toBe("You are an owner.");
});
