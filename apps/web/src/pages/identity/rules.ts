import { checkName, normalizeName } from "@bailiwick/domain";
import { sentence } from "../../feedback/forms.ts";
import { looksLikeEmail, passwordLength } from "../../identity.ts";
import { texts } from "../../texts/index.ts";

/** The validation of the identity forms' fields, as Mantine's form expects it: a sentence, or null. */
export const rules = {
  name: (name: string) => sentence(checkName(normalizeName(name))),
  email: (email: string) => (looksLikeEmail(email) ? null : texts.identity.emailInvalid),
  password: (password: string) => (password === "" ? texts.identity.passwordMissing : null),
  code: (code: string) => (code.trim() === "" ? texts.identity.codeMissing : null),
  newPassword: (password: string) => {
    const { least, max } = passwordLength;
    if (password.length < least) return texts.identity.passwordShort(least);
    return password.length > max ? texts.identity.passwordLong(max) : null;
  },
} as const;
