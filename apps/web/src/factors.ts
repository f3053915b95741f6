import { Failed, failureOf } from "./failure.ts";
import { call, hasText, textOf } from "./identity.ts";
import { register, sign } from "./passkeys.ts";

/** A password and, of someone with a second factor, a code or "passkey" to use one; null is for someone without. */
export type Credentials = { readonly password: string; readonly code: string | null };

/** The code of someone who uses a passkey in its place. */
export const byPasskey = "passkey";

/** What a passkey signs now. */
async function signed(of: { challenge?: string } = {}): Promise<unknown> {
  return sign((await call("/passkey/options", of)) as PublicKeyCredentialRequestOptionsJSON);
}

async function shown({ password, code }: Credentials): Promise<Record<string, unknown>> {
  if (code === byPasskey) return { password, passkey: await signed() };
  return code === null ? { password } : { password, code };
}

/** What people show besides their password, or in the place of it. */
export const factors = {
  /** Signs in with a passkey alone. */
  signIn: async () => call("/sign-in/passkey", { passkey: await signed() }),
  /** Answers a challenge with the code of an authenticator app, a recovery code, or a passkey. */
  answer: async ({ challenge, code }: { challenge: string; code: string }) =>
    call(
      "/sign-in/second-factor",
      code === byPasskey ? { challenge, passkey: await signed({ challenge }) } : { challenge, code },
    ),
  /** Begins to set up an authenticator app: the secret to type or to scan. */
  beginAuthenticator: async (input: Credentials): Promise<{ secret: string; uri: string }> => {
    const answer = await call("/account/authenticator", await shown(input));
    if (hasText(answer, "secret") && hasText(answer, "uri")) return answer;
    throw new Failed(failureOf(null));
  },
  /** Shows that the signed-in person has their second factor; the proof is for one act of the API, within minutes. */
  prove: async (input: Credentials): Promise<string> => textOf("/account/code", "proof", await shown(input)),
  /** Has a device make a passkey; the proof of that is for the call that adds it, within minutes. */
  register: async (input: Credentials): Promise<string> => {
    const options = await call("/account/passkey", await shown(input));
    const registration = await register(options as PublicKeyCredentialCreationOptionsJSON);
    return textOf("/account/passkey/proof", "proof", { registration });
  },
} as const;
