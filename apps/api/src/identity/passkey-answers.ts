import { z } from "zod";

// Browsers write these, and newer ones write more: what is not read here is left out.

/** Bytes in base64url, as browsers send them: a key or a signature of any algorithm fits. */
const Bytes = z.string().regex(/^[A-Za-z0-9_-]{1,8000}$/, "This is no answer of a passkey.");

const credential = {
  id: Bytes,
  rawId: Bytes,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
  clientExtensionResults: z.record(z.string().max(100), z.unknown()),
};

/** What a device answers that signs with its passkey: AuthenticationResponseJSON of WebAuthn, section 5.1.7. */
export const Assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Bytes.nullish(),
    attestationObject: Bytes.nullish(),
  }),
});
export type Assertion = z.infer<typeof Assertion>;

/** What a device answers that has made a passkey: RegistrationResponseJSON of WebAuthn, section 5.1.7. */
export const Registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    authenticatorData: Bytes.nullish(),
    publicKey: Bytes.nullish(),
    publicKeyAlgorithm: z.int().nullish(),
    transports: z.array(z.string().max(50)).max(20).nullish(),
  }),
});
export type Registration = z.infer<typeof Registration>;
