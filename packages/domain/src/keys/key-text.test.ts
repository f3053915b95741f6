import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base62, keyLabel, keyLevels, keyParts, keyText, looksLikeKey } from "./key-text.ts";

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...base62), minLength: length, maxLength: length });
const parts = fc.record({
  level: fc.constantFrom(...keyLevels, "machine" as const, "instance" as const),
  publicId: digits(keyParts.publicId),
  secret: digits(keyParts.secret),
});

describe("the text of a key", () => {
  test("has a known form", () => {
    const text = keyText("workspace", "0123456789", "a".repeat(43));
    expect(text).toMatch(/^bwk_0123456789a{43}[0-9A-Za-z]{6}$/);
    expect(keyText("organization", "0123456789", "a".repeat(43))).toMatch(/^bwo_/);
    expect(keyText("machine", "0123456789", "a".repeat(43))).toMatch(/^bwm_/);
    expect(keyText("instance", "0123456789", "a".repeat(43))).toMatch(/^bwi_/);
  });

  test("ends with the CRC-32 of the rest in base62", () => {
    fc.assert(
      fc.property(parts, ({ level, publicId, secret }) => {
        const text = keyText(level, publicId, secret);
        const value = [...text.slice(-6)].reduce((sum, digit) => sum * 62 + base62.indexOf(digit), 0);
        expect(value).toBe(crc32(text.slice(0, -6)));
      }),
    );
  });

  test("is told from any other text without asking anyone", () => {
    fc.assert(
      fc.property(parts, fc.nat(62), fc.constantFrom(...base62), ({ level, publicId, secret }, at, digit) => {
        const text = keyText(level, publicId, secret);
        expect(looksLikeKey(text)).toEqual({ level, publicId });
        const place = 4 + (at % (text.length - 4));
        const changed = text.slice(0, place) + digit + text.slice(place + 1);
        expect(looksLikeKey(changed)).toEqual(changed === text ? { level, publicId } : null);
      }),
    );
    const text = keyText("workspace", "0123456789", "b".repeat(43));
    for (const other of ["", "bwk_", text.slice(1), `${text} `, `${text}0`, text.replace("bwk", "bwo")])
      expect(looksLikeKey(other)).toBeNull();
  });

  test("is recognized by its label", () => {
    expect(keyLabel({ level: "organization", publicId: "0123456789", last: "wxyz" })).toBe(
      "bwo_0123456789…wxyz",
    );
  });
});
