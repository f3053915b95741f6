import type { Outputs } from "../../api.ts";
import type { Factors } from "./CodeFields.tsx";

/** What the signed-in person has besides their password, of what the server says. */
export const factorsOf = ({
  authenticatorSince,
  passkeys,
}: Pick<Outputs["account"]["secondFactor"], "authenticatorSince" | "passkeys">): Factors => ({
  hasApp: authenticatorSince !== null,
  hasPasskey: passkeys.length > 0,
});
