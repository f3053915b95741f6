import { describe, expect, test } from "vitest";
import { canDeleteAccount, checkOwnAddress } from "./account.ts";

const free = { platformAdmin: false, workspaces: [], organizations: [] };

describe("deleting one's account", () => {
  test("is possible for who keeps nothing alone", () => {
    expect(canDeleteAccount(free)).toEqual({ allowed: true });
  });

  test("is refused while a workspace or an organization has no one else, and names them", () => {
    const refusal = canDeleteAccount({ ...free, workspaces: ["Payments"], organizations: ["Acme"] });
    expect(refusal).toMatchObject({
      code: "WRONG_STATE",
      reason: "account_keeps_others",
      params: { names: ["Acme", "Payments"] },
      message: "You are the only owner or admin of Acme and Payments. Hand them over or delete them first.",
    });
  });

  test("is refused to who runs the instance, whatever else they keep", () => {
    expect(canDeleteAccount({ ...free, platformAdmin: true, workspaces: ["Payments"] })).toMatchObject({
      code: "FORBIDDEN",
      reason: "account_runs_instance",
    });
  });

  test("asks for the account's address, in any case", () => {
    expect(checkOwnAddress("me@a.example", " Me@A.example ")).toEqual({ allowed: true });
    for (const typed of ["", "me", "me@b.example"]) {
      expect(checkOwnAddress("me@a.example", typed)).toMatchObject({
        reason: "confirmation_mismatch",
        path: "confirmation",
        params: { word: "me@a.example" },
      });
    }
  });
});
