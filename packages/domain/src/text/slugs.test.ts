import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkSlug,
  normalizeSlug,
  reservedSlugs,
  slugCandidates,
  slugFromName,
  slugLength,
  slugPattern,
  slugTaken,
} from "./slugs.ts";

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 100 }),
  fc.string({ unit: "binary", maxLength: 100 }),
  fc.string({ unit: fc.constantFrom("a", "Z", "9", "-", "_", " ", "ß", "é", "İ", "'", "東") }),
  fc.constantFrom(...reservedSlugs),
);

const group = fc.string({ unit: fc.constantFrom(..."abcxyz0189"), minLength: 1, maxLength: 8 });
const goodSlug = fc
  .array(group, { minLength: 1, maxLength: 4 })
  .map((groups) => groups.join("-"))
  .filter((slug) => slug.length >= 3 && slug.length <= 30 && !reservedSlugs.has(slug));

/** What a person might type for a slug: sometimes with a capital, a wide letter, a space or something worse. */
const typedSlug = fc
  .tuple(goodSlug, fc.constantFrom("", "", " ", "\t", "-", "ｘ", "É", "\u0301", "ﬁ"), fc.nat(), fc.boolean())
  .map(([slug, extra, at, capital]) => {
    const place = at % (slug.length + 1);
    const typed = slug.slice(0, place) + extra + slug.slice(place);
    return capital ? typed.toUpperCase() : typed;
  });

const reason = (slug: string) => {
  const decision = checkSlug(slug);
  return decision.allowed ? "allowed" : decision.reason;
};

describe("a slug", () => {
  test.each(["abc", "acme", "a-b", "123", "acme-eu-west-1", "x".repeat(30)])("can be %s", (slug) => {
    expect(reason(slug)).toBe("allowed");
  });

  test.each([
    ["ab", "slug_too_short"],
    ["", "slug_too_short"],
    ["x".repeat(31), "slug_too_long"],
    ["x".repeat(100_000), "slug_too_long"],
    ["Acme", "slug_characters"],
    ["acme corp", "slug_characters"],
    ["acme_corp", "slug_characters"],
    ["acme.corp", "slug_characters"],
    ["acme/corp", "slug_characters"],
    ["-acme", "slug_characters"],
    ["acme-", "slug_characters"],
    ["ac--me", "slug_characters"],
    ["---", "slug_characters"],
    ["acmé", "slug_characters"],
    ["аcme", "slug_characters"],
    ["acme\n", "slug_characters"],
    ["acme\0", "slug_characters"],
    ["settings", "slug_reserved"],
    ["new", "slug_reserved"],
    ["api", "slug_reserved"],
  ])("cannot be %j", (slug, expected) => {
    expect(reason(slug)).toBe(expected);
  });

  test("has exactly 3 to 30 characters", () => {
    for (let length = 0; length <= 40; length += 1) {
      expect(checkSlug("x".repeat(length)).allowed).toBe(
        length >= slugLength.least && length <= slugLength.max,
      );
    }
  });

  test("can be any groups joined by single hyphens", () => {
    fc.assert(fc.property(goodSlug, (slug) => checkSlug(slug).allowed));
  });

  test("that is allowed needs no escaping in a path", () => {
    fc.assert(
      fc.property(typedSlug, (text) => {
        const slug = normalizeSlug(text);
        fc.pre(checkSlug(slug).allowed);
        expect(encodeURIComponent(slug)).toBe(slug);
        expect(slug).toMatch(slugPattern);
        expect(slug.toUpperCase().toLowerCase()).toBe(slug);
      }),
    );
  });

  test("is refused with any other character", () => {
    const other = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 1 })
      .filter((c) => !/^[a-z0-9-]$/.test(c));
    fc.assert(
      fc.property(goodSlug, other, fc.nat(), (slug, character, at) => {
        const place = at % (slug.length + 1);
        expect(checkSlug(slug.slice(0, place) + character + slug.slice(place)).allowed).toBe(false);
      }),
    );
  });

  test("is refused with the path of its field", () => {
    expect(checkSlug("x")).toMatchObject({ code: "INVALID", path: "slug" });
    expect(checkSlug("x", "organizationSlug")).toMatchObject({ path: "organizationSlug" });
  });

  test("that is taken is refused with this sentence", () => {
    expect(slugTaken).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "slug_taken",
      message: "Slug already taken.",
      path: "slug",
    });
  });
});

describe("normalizing a slug", () => {
  test.each([
    ["  Acme ", "acme"],
    ["ACME-EU", "acme-eu"],
    ["ａｃｍｅ", "acme"],
    ["acme corp", "acme corp"],
  ])("turns %j into %j", (typed, slug) => {
    expect(normalizeSlug(typed)).toBe(slug);
  });

  test("is stable", () => {
    fc.assert(
      fc.property(typedSlug, (text) => {
        const slug = normalizeSlug(text);
        fc.pre(checkSlug(slug).allowed);
        expect(normalizeSlug(slug)).toBe(slug);
      }),
    );
  });

  test("leaves a valid slug unchanged", () => {
    fc.assert(fc.property(goodSlug, (slug) => normalizeSlug(slug) === slug));
  });
});

describe("the slug for a name", () => {
  test.each([
    ["Acme", "acme"],
    ["Acme Corp.", "acme-corp"],
    ["  Acme -- Corp  ", "acme-corp"],
    ["Zürich Straße", "zurich-strasse"],
    ["Łódź Œuvre Ærø Đà", "lodz-oeuvre-aero-da"],
    ["Bob's Team", "bobs-team"],
    ["Bob’s Team", "bobs-team"],
    ["R&D (EU) #1", "r-d-eu-1"],
    ["東京", "my-workspace"],
    ["", "my-workspace"],
    ["ab", "ab-workspace"],
    ["Settings", "settings-workspace"],
    ["ＦＵＬＬ width", "full-width"],
    ["A name that is a good deal longer than that", "a-name-that-is-a-good-deal-lon"],
    ["twenty-nine characters, then -", "twenty-nine-characters-then"],
  ])("of %j is %j", (name, slug) => {
    expect(slugFromName(name)).toBe(slug);
  });

  test("is a valid slug for any name", () => {
    fc.assert(
      fc.property(anyText, (name) => {
        expect(reason(slugFromName(name))).toBe("allowed");
      }),
      { numRuns: 2000 },
    );
  });

  test("is the name itself when that is already a valid slug", () => {
    fc.assert(fc.property(goodSlug, (slug) => slugFromName(slug) === slug));
  });

  test("is the same however the name's accents were typed", () => {
    fc.assert(
      fc.property(
        anyText,
        (name) => slugFromName(name.normalize("NFD")) === slugFromName(name.normalize("NFC")),
      ),
    );
  });
});

describe("the candidate slugs for a name", () => {
  const id = "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b";

  test("are all valid and distinct for any name", () => {
    fc.assert(
      fc.property(anyText, fc.uuid(), (name, own) => {
        const slugs = slugCandidates(name, own);
        for (const slug of slugs) expect(checkSlug(slug)).toEqual({ allowed: true });
        expect(new Set(slugs).size).toBe(slugs.length);
      }),
    );
  });

  test("start with the name's own and end with one that is unique to the id", () => {
    const slugs = slugCandidates("Anna Example", id);
    expect(slugs.slice(0, 3)).toEqual(["anna-example", "anna-example-2", "anna-example-3"]);
    expect(slugs.at(-1)).toBe("anna-example-0c1d2e3f4a5b");
  });

  test("are cut when the name leaves no room for the suffix", () => {
    const slugs = slugCandidates("a name of very many letters indeed", id);
    expect(slugs[1]).toBe("a-name-of-very-many-letters-2");
    expect(slugs.at(-1)).toBe("a-name-of-very-ma-0c1d2e3f4a5b");
  });
});

describe("the reserved words", () => {
  test("are each valid as a slug, or need not be reserved", () => {
    for (const word of reservedSlugs) {
      expect(word).toMatch(slugPattern);
      expect(word.length).toBeGreaterThanOrEqual(slugLength.least);
      expect(word.length).toBeLessThanOrEqual(slugLength.max);
    }
  });

  test.each([
    "new",
    "login",
    "settings",
    "members",
    "audit",
    "outbox",
    "platform",
    "healthz",
    "readyz",
    "api",
  ])("include the route word %s", (word) => {
    expect(reservedSlugs.has(word)).toBe(true);
  });
});
