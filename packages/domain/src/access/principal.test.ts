import { describe, expect, test } from "vitest";
import { Refused } from "../refusals/refusal.ts";
import { demandPerson, type Principal, personOf, principalId, principalName } from "./principal.ts";

const ada = {
  id: "p1",
  name: "Ada",
  email: "ada@example.com",
  emailVerified: true,
  platformAdmin: false,
  sessionId: "s1",
  activeWorkspaceId: null,
  confinedTo: null,
};
const person: Principal = { kind: "user", person: ada };
const key: Principal = { kind: "key", key: { id: "k1", name: "Deploy", level: "workspace" } };
const system: Principal = { kind: "system" };

describe("a principal", () => {
  test.each([
    [person, "p1", { name: "Ada", email: "ada@example.com" }],
    [key, "k1", { name: "Deploy", email: null }],
    [system, "", { name: "Bailiwick", email: null }],
  ])("of kind $kind has an id and a name", (principal, id, name) => {
    expect(principalId(principal)).toBe(id);
    expect(principalName(principal)).toEqual(name);
  });

  test("only a person has data of their own", () => {
    expect(personOf(person)).toBe(ada);
    expect(demandPerson(person)).toBe(ada);
    for (const other of [key, system]) {
      expect(personOf(other)).toBeNull();
      expect(() => demandPerson(other)).toThrow(Refused);
    }
  });
});
