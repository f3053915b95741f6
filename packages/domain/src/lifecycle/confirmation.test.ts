import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { checkConfirmation, confirmationWord } from "./confirmation.ts";

/** Letters and signs that are visible. */
const seen = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "")
    .normalize("NFC");

const subject = { slug: "zurich-nord", name: "Zürich – Nord" };

describe("the typed confirmation", () => {
  test("is the slug in compliance-ops and the name in ai-governance", () => {
    expect(confirmationWord(complianceOps, subject)).toBe("zurich-nord");
    expect(confirmationWord(aiGovernance, subject)).toBe("Zürich – Nord");
  });

  test("is accepted when it is the word, on any keyboard", () => {
    expect(checkConfirmation(complianceOps, subject, "zurich-nord").allowed).toBe(true);
    expect(checkConfirmation(aiGovernance, subject, "Zürich – Nord".normalize("NFD")).allowed).toBe(true);
  });

  test.each([
    ["Zürich  –  Nord", "Zürich – Nord"],
    ["Zürich – Nord", "Zürich\u00a0– Nord"],
    ["Zürich\u00a0– Nord", "Zürich – Nord"],
    ["Zürich – Nord", "Zürich –\u200b Nord\ufeff"],
    ["Zürich\u00ad – Nord", "Zürich – Nord"],
    ["Zürich – Nord", " Zürich – Nord\n"],
    ["Zu\u200b\u0308rich", "Zürich"],
  ])("ignores what is invisible: %j is confirmed by %j", (name, typed) => {
    expect(checkConfirmation(aiGovernance, { slug: "slug", name }, typed).allowed).toBe(true);
  });

  test.each(["", "zurich", "Zurich-Nord", "zurich nord", "zurich-\nnord", "Zürich – Nord"])(
    "is refused in compliance-ops when it is %j",
    (typed) => {
      expect(checkConfirmation(complianceOps, subject, typed)).toMatchObject({
        allowed: false,
        code: "INVALID",
        reason: "confirmation_mismatch",
        message: "Type “zurich-nord” to confirm.",
        path: "confirmation",
      });
    },
  );

  test("is refused for any other text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (name, typed) => {
        fc.pre(seen(name) !== seen(typed));
        expect(checkConfirmation(aiGovernance, { slug: "slug", name }, typed).allowed).toBe(false);
      }),
    );
  });
});
