import { createHash, randomUUID } from "node:crypto";
import { secretBox } from "@bailiwick/db";
import {
  type Actor,
  type Blueprint,
  matrixText,
  setToHex,
  tokenAlgorithm,
  tokenType,
} from "@bailiwick/domain";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";

/** The key that signs, as the database has it: encrypted, under a version of the key of secrets. */
export type SigningKey = { readonly kid: string; readonly version: number; readonly box: string };

/** What an access token says of its caller and their place. */
export type Said = {
  readonly issuer: string;
  readonly audience: string;
  readonly seconds: number;
  /** The database's clock. */
  readonly now: Date;
  readonly actor: Actor & { readonly blueprint: Blueprint };
  readonly organization: string;
};

/** Signs access tokens with a key that only this instance's secret decrypts. */
export type SignAccess = (key: SigningKey, said: Said) => Promise<{ token: string; expiresAt: Date }>;

/** What the private half of a key is encrypted for. */
const about = (kid: string) => `signing-key/${kid}`;

/** A new key: its public half to publish, and its private half encrypted under this version of the key of secrets. */
export async function newSigningKey(instanceSecret: string, version: number) {
  const { publicKey, privateKey } = await generateKeyPair(tokenAlgorithm, { extractable: true });
  const kid = randomUUID().replaceAll("-", "");
  const box = secretBox(instanceSecret, version).seal(
    JSON.stringify(await exportJWK(privateKey)),
    about(kid),
  );
  const published = { ...(await exportJWK(publicKey)), kid, alg: tokenAlgorithm, use: "sig" };
  return { kid, box, published };
}

const hashes = new WeakMap<Blueprint, string>();

/** By which a program tells whether it has the same matrix of this blueprint. */
function matrixHash(blueprint: Blueprint): string {
  const known = hashes.get(blueprint) ?? createHash("sha256").update(matrixText(blueprint)).digest("hex");
  hashes.set(blueprint, known);
  return known;
}

/** Signs with keys that are encrypted under keys derived from this secret. */
export function accessSigner(instanceSecret: string): SignAccess {
  return async ({ kid, version, box }, { issuer, audience, seconds, now, actor, organization }) => {
    const jwk = JSON.parse(secretBox(instanceSecret, version).open(box, about(kid))) as JWK;
    const { blueprint, workspace } = actor;
    const from = Math.floor(now.getTime() / 1_000);
    const token = await new SignJWT({
      actor: actor.kind,
      org: organization,
      ...(workspace === null ? {} : { workspace: workspace.id, state: workspace.state }),
      permissions: setToHex(actor.permissions),
      blueprint: blueprint.key,
      matrix: matrixHash(blueprint),
    })
      .setProtectedHeader({ alg: tokenAlgorithm, kid, typ: tokenType })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(actor.id)
      .setIssuedAt(from)
      .setExpirationTime(from + seconds)
      .setJti(randomUUID())
      .sign(await importJWK(jwk, tokenAlgorithm));
    return { token, expiresAt: new Date((from + seconds) * 1_000) };
  };
}
