import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkDescription,
  checkName,
  descriptionLimit,
  nameLimit,
  normalizeDescription,
  normalizeName,
} from "./names.ts";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.string({ unit: fc.constantFrom("a", "é", "e\u0301", "\u202e", "\u200d", "\n", "👩‍🚀", " ") }),
);

const reason = (name: string) => {
  const decision = checkName(name);
  return decision.allowed ? "allowed" : decision.reason;
};

describe("a name", () => {
  test.each([
    ["Acme"],
    ["Zürich – Nord"],
    ["東京"],
    ["مساحة العمل"],
    ["R&D (EU) #1"],
    ["👩‍🚀 Crew"],
    ["O'Brien's"],
    ["<script>"],
    ["x"],
  ])("can be %s", (name) => {
    expect(reason(normalizeName(name))).toBe("allowed");
  });

  test.each([
    ["nothing", "", "name_empty"],
    ["only white space", " \u00a0\u3000 ", "name_empty"],
    ["only characters that show nothing", "\u200b\u2060\ufeff\u3164", "name_empty"],
    ["only a joiner", "\u200d", "name_empty"],
    ["a null", "a\0b", "name_characters"],
    ["an escape", "a\u001b[31mb", "name_characters"],
    ["a line end", "a\nb", "name_characters"],
    ["a tab", "a\tb", "name_characters"],
    ["a delete", "a\u007fb", "name_characters"],
    ["a control of the second block", "a\u0085b", "name_characters"],
    ["a separator of lines", "a\u2028b", "name_characters"],
    ["a separator of paragraphs", "a\u2029b", "name_characters"],
    ["a right-to-left override", "invoice\u202egpj.exe", "name_characters"],
    ["a left-to-right embedding", "a\u202ab", "name_characters"],
    ["an isolate", "a\u2067b", "name_characters"],
    ["half of a pair of surrogates", "a\ud83db", "name_characters"],
    ["one character too many", "a".repeat(81), "name_too_long"],
    ["very many characters", "a".repeat(1_000_000), "name_too_long"],
  ])("cannot be %s", (_, name, expected) => {
    expect(reason(normalizeName(name))).toBe(expected);
  });

  test("has up to eighty characters, however many units each takes", () => {
    for (const character of ["a", "é", "東", "🚀"]) {
      expect(reason(character.repeat(nameLimit))).toBe("allowed");
      expect(reason(character.repeat(nameLimit + 1))).toBe("name_too_long");
    }
  });

  test("is counted after normalization", () => {
    const decomposed = "e\u0301".repeat(nameLimit);
    expect(reason(normalizeName(decomposed))).toBe("allowed");
  });

  test("is refused with the path of its field", () => {
    expect(checkName("")).toMatchObject({ code: "INVALID", path: "name" });
    expect(checkName("", "organizationName")).toMatchObject({ path: "organizationName" });
  });

  test("is stable: normalizing again changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeName(text);
        expect(normalizeName(once)).toBe(once);
      }),
    );
  });

  test("has the same form however its accents were typed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalizeName(text.normalize("NFD"))).toBe(normalizeName(text.normalize("NFC")));
      }),
    );
  });

  test("that is allowed can be stored, shown and counted", () => {
    fc.assert(
      fc.property(anyText.map(normalizeName), (name) => {
        fc.pre(checkName(name).allowed);
        expect(name.isWellFormed()).toBe(true);
        expect(Array.from(name).length).toBeGreaterThanOrEqual(1);
        expect(Array.from(name).length).toBeLessThanOrEqual(nameLimit);
        expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(name.trim()).toBe(name);
      }),
    );
  });

  test("is refused with a forbidden character at any position", () => {
    const forbidden = fc.constantFrom("\0", "\u0007", "\u009f", "\u2028", "\u202d", "\u2068");
    const part = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(part, forbidden, part, (before, character, after) => {
        expect(reason(before + character + after)).toBe("name_characters");
      }),
    );
  });
});

describe("a description", () => {
  const allowed = (text: string) => checkDescription(normalizeDescription(text)).allowed;

  test("can be empty, and can have several lines", () => {
    expect(allowed("")).toBe(true);
    expect(allowed("First line\n\tsecond line")).toBe(true);
    expect(allowed("First line\r\nsecond line")).toBe(true);
  });

  test("has up to five hundred characters", () => {
    expect(allowed("🚀".repeat(descriptionLimit))).toBe(true);
    expect(allowed("🚀".repeat(descriptionLimit + 1))).toBe(false);
  });

  test.each(["a\0b", "a\u001bb", "a\rb", "a\u202eb", "a\u2066b", "a\ud800b"])("can't contain %j", (text) => {
    expect(checkDescription(normalizeDescription(text))).toMatchObject({
      code: "INVALID",
      reason: "description_characters",
      path: "description",
    });
  });

  test("is stable: normalizing again changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeDescription(text);
        expect(normalizeDescription(once)).toBe(once);
      }),
    );
  });
});
