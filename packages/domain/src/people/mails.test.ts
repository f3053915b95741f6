import { expect, test } from "vitest";
import { isOptionalMail } from "./mails.ts";

test("mails about the account and invitations can't be turned off", () => {
  const kinds = ["added_to_workspace", "invitation", "reset_password", "password_changed", "new_address"];
  expect(kinds.filter(isOptionalMail)).toEqual(["added_to_workspace"]);
});
