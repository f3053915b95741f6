import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const url = (data: Buffer) => data.toString("base64url");

/** What a device says of itself when it signs: by default that its person is there and showed it. */
type Given = {
  readonly origin: string;
  /** The site for which it signs; by default the host of the origin. */
  readonly site?: string;
  /** Whether it asked for finger, face or PIN. */
  readonly isVerified?: boolean;
  /** How often it signed. */
  readonly counter?: number;
};

/** A device in software (WebAuthn, section 6), with one passkey of the algorithm ES256. */
export class PasskeyDevice {
  readonly id = randomBytes(16);
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } = generateKeyPairSync(
    "ec",
    { namedCurve: "P-256" },
  );

  #clientData(type: string, challenge: string, { origin }: Given): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** RP id hash, flags and counter (section 6.1). */
  #authenticatorData(given: Given, attested: Buffer): Buffer {
    const { origin, site = new URL(origin).hostname, isVerified = true, counter = 0 } = given;
    const flags = 0b1 | (isVerified ? 0b100 : 0) | (attested.length > 0 ? 0b100_0000 : 0);
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter);
    return Buffer.concat([sha256(site), Buffer.from([flags]), counted, attested]);
  }

  #answer(response: Record<string, unknown>) {
    const id = url(this.id);
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }

  /** Makes the passkey for these creation options. */
  register({ challenge }: { readonly challenge: string }, given: Given) {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const bytes = (hex: string, data: Buffer) => Buffer.concat([Buffer.from(hex, "hex"), data]);
    // A map of COSE: EC2, ES256, P-256, and the point (RFC 9053, section 7.1.1), in CBOR.
    const key = Buffer.concat([
      Buffer.from("a5010203262001", "hex"),
      bytes("215820", Buffer.from(x, "base64url")),
      bytes("225820", Buffer.from(y, "base64url")),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const data = this.#authenticatorData(given, Buffer.concat([Buffer.alloc(16), length, this.id, key]));
    // {"fmt": "none", "attStmt": {}, "authData": data}, in CBOR.
    const head = Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex");
    const attestationObject = Buffer.concat([head, Buffer.from([data.length]), data]);
    const clientData = this.#clientData("webauthn.create", challenge, given);
    return this.#answer({
      clientDataJSON: url(clientData),
      attestationObject: url(attestationObject),
      transports: ["internal"],
    });
  }

  /** Signs for these request options. */
  sign({ challenge }: { readonly challenge: string }, given: Given) {
    const clientData = this.#clientData("webauthn.get", challenge, given);
    const data = this.#authenticatorData(given, Buffer.alloc(0));
    const signature = sign("sha256", Buffer.concat([data, sha256(clientData)]), this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: url(clientData),
      authenticatorData: url(data),
      signature: url(signature),
    });
  }
}
