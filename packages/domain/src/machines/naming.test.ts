import { describe, expect, test } from "vitest";
import { fieldLimits } from "../resources/fields.ts";
import { checkNamePattern, nameByPattern, nameWithShortId, shortIdOf } from "./naming.ts";

const parts = { hostname: "web-1", shortId: "0a1b2c3d" };

describe("the name of a new machine", () => {
  test("is made from the pattern, the host name and the short id", () => {
    expect(nameByPattern(`\${hostname}`, parts)).toBe("web-1");
    expect(nameByPattern(`edge \${hostname}-\${short_id}`, parts)).toBe("edge web-1-0a1b2c3d");
    expect(shortIdOf("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d")).toBe("0a1b2c3d");
  });

  test("fits its field, also with the short id", () => {
    const long = "a".repeat(253);
    expect(nameByPattern(`\${hostname}`, { ...parts, hostname: long })).toHaveLength(fieldLimits.text);
    expect(nameWithShortId(long, parts.shortId)).toHaveLength(fieldLimits.text);
    expect(nameWithShortId("web-1", parts.shortId)).toBe("web-1-0a1b2c3d");
  });

  test.each([`\${host}`, `\${hostname} \${}`, "a ${hostname"])("%j is no pattern", (pattern) => {
    expect(checkNamePattern(pattern, "value")).toMatchObject({
      reason: "bad_setting",
      path: "value",
      message: `A name pattern can contain \${hostname} and \${short_id}, and nothing else in braces.`,
    });
  });

  test("can be a plain text, and not empty", () => {
    expect(checkNamePattern("Machine", "value")).toEqual({ allowed: true });
    expect(checkNamePattern("", "value")).toMatchObject({ reason: "name_empty", path: "value" });
  });
});
