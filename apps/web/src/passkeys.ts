import { Failed, type Failure } from "./failure.ts";
import { texts } from "./texts/index.ts";

const t = texts.identity.passkey;

/** Whether this browser has passkeys at this address; an address in digits has none. */
export const hasPasskeys = (): boolean =>
  "PublicKeyCredential" in window &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential &&
  !/^[\d.]+$|:/.test(window.location.hostname);

const refused: Omit<Failure, "message"> = { code: "INVALID", reason: "wrong_passkey", path: null };

/** Why the browser or its person did not do it, as a sentence. */
const sentences: Readonly<Record<string, string>> = {
  NotAllowedError: t.notUsed,
  AbortError: t.notUsed,
  InvalidStateError: t.isThere,
  SecurityError: t.notHere,
};

async function answer(asking: Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await asking;
    if (credential instanceof PublicKeyCredential) return credential.toJSON();
  } catch (error) {
    const message = error instanceof DOMException ? sentences[error.name] : undefined;
    if (message !== undefined) throw new Failed({ ...refused, message });
    throw error;
  }
  throw new Failed({ ...refused, message: t.notUsed });
}

/** Asks a device to sign what the server sent; its person shows themselves. Throws {@link Failed} if that does not happen. */
export function sign(options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return answer(navigator.credentials.get({ publicKey }));
}

/** Asks a device to make a passkey of what the server sent. Throws like {@link sign}. */
export function register(options: PublicKeyCredentialCreationOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return answer(navigator.credentials.create({ publicKey }));
}
