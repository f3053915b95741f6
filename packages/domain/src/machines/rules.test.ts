import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MachineAct, type PermissionRule, ruleOn } from "./rules.ts";

const rules: readonly PermissionRule[] = [
  { verdict: "deny", verb: "write", path: "/etc/*" },
  { verdict: "allow", verb: "any", path: "/srv/*/data" },
  { verdict: "ask", verb: "execute", command: "git * --force" },
  { verdict: "allow", verb: "execute", command: "git *" },
];
const under = (act: MachineAct) => ruleOn("default", rules, act);

describe("the rules of a machine", () => {
  test.each([
    [{ verb: "write", path: "/etc/hosts" }, "deny", 1],
    [{ verb: "write", path: "/srv/a/../../etc//hosts" }, "deny", 1],
    [{ verb: "read", path: "/srv/a/b/data" }, "allow", 2],
    [{ verb: "read", path: "/srv/data" }, "ask", null],
    [{ verb: "execute", command: "git push --force" }, "ask", 3],
    [{ verb: "execute", command: "git push" }, "allow", 4],
    [{ verb: "execute", command: "sudo git push" }, "ask", null],
    [{ verb: "invoke" }, "ask", null],
  ] as const)("%j: %s, by rule %s", (act, verdict, rule) => {
    expect(under(act)).toEqual({ verdict, rule });
  });

  test("strict allows what a rule allows, and nothing else", () => {
    expect(ruleOn("strict", rules, { verb: "execute", command: "git pull" })).toEqual({
      verdict: "allow",
      rule: 4,
    });
    expect(ruleOn("strict", rules, { verb: "execute", command: "git push --force" })).toEqual({
      verdict: "deny",
      rule: 3,
    });
    expect(ruleOn("strict", [], { verb: "read", path: "/" })).toEqual({ verdict: "deny", rule: null });
  });

  test("bypass asks no rule", () => {
    expect(ruleOn("bypass", rules, { verb: "write", path: "/etc/hosts" })).toEqual({
      verdict: "allow",
      rule: null,
    });
  });

  test("a pattern stands for the whole text, as its stars as a regular expression would", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(text, pattern, (command, wanted) => {
        const expected = new RegExp(`^${wanted.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(command);
        const [rule] = [{ verdict: "allow", verb: "execute", command: wanted } as const];
        expect(ruleOn("strict", [rule], { verb: "execute", command }).verdict === "allow").toBe(expected);
      }),
    );
  });
});
