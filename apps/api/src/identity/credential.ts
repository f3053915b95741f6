import { createHmac, hash, randomInt, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { looksLikeKey } from "@bailiwick/domain";
import { parseCookie, type SetCookie, stringifySetCookie } from "cookie";
import { LRUCache } from "lru-cache";

/** A request's session token or key, and how it was sent: browsers send only cookies automatically. */
export type Credential = { readonly token: string; readonly from: "cookie" | "bearer" };

/** How long an unused session lasts, in seconds; authz.enter extends one that is in use. */
export const sessionSeconds = 7 * 24 * 60 * 60;

/** How long a browser keeps the cookie, in seconds: the browsers' maximum, because the database ends sessions. */
export const cookieSeconds = 400 * 24 * 60 * 60;

/** A `Set-Cookie` header; none of our cookies is readable by scripts or sent from other sites. */
export function setCookie(values: SetCookie): string {
  return stringifySetCookie(
    { path: "/", httpOnly: true, sameSite: "lax", ...values },
    { encode: encodeURIComponent },
  );
}

/** How many verified cookies a process remembers, some 300 bytes each. */
const maxVerified = 5_000;

const shape = /^[A-Za-z0-9]{32}$/;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A new session token: 32 random letters and digits, 190 bits, in better-auth's format. */
export function newToken(): string {
  return Array.from({ length: 32 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** Bytes as the same number of letters and digits. */
function spell(bytes: Buffer, length: number): string {
  const base = BigInt(alphabet.length);
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  while (text.length < length) {
    text += alphabet[Number(rest % base)];
    rest /= base;
  }
  return text;
}

/** The stored form of a session token or a key: its SHA-256, in hex. */
export function hashToken(token: string): string {
  return hash("sha256", token, "hex");
}

/** The key for signing cookies and mailed tokens, derived from the instance's secret for this purpose only. */
export function identityKey(secret: string): string {
  return createHmac("sha256", secret).update("bailiwick.identity.v1").digest("hex");
}

/** The value of one cookie in a `Cookie` header; undefined if absent. */
export function cookie(header: string | undefined, name: string): string | undefined {
  return parseCookie(header ?? "")[name];
}

/**
 * The prefix of an instance's cookie names. A browser sends a host's cookies to all of its ports: two instances on one
 * host must not mistake each other's for their own.
 */
export function instancePrefix(secret: string): string {
  return `bailiwick-${createHmac("sha256", secret).update("bailiwick.cookies.v1").digest("hex").slice(0, 8)}`;
}

/**
 * The session cookie, in better-auth's format: `encodeURIComponent(token + "." + base64(HMAC-SHA-256(key, token)))`.
 * `secure` is whether the instance's public URL is https.
 */
export function sessionCookies(secret: string, secure: boolean) {
  const key = identityKey(secret);
  const name = `${secure ? "__Secure-" : ""}${instancePrefix(secret)}.session_token`;
  const sign = (token: string) => createHmac("sha256", key).update(token).digest();
  const signed = (token: string) => encodeURIComponent(`${token}.${sign(token).toString("base64")}`);
  // A browser sends the same cookie with every request; what a signature says never changes. Only good ones are kept.
  const verified = new LRUCache<string, string>({ max: maxVerified });
  const verify = (value: string): string | null => {
    const known = verified.get(value);
    if (known !== undefined) return known;
    const [token = "", signature = ""] = value.split(".");
    if (!shape.test(token)) return null;
    const given = Buffer.from(signature, "base64");
    const expected = sign(token);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    verified.set(value, token);
    return token;
  };
  const unremembered = `${secure ? "__Secure-" : ""}${instancePrefix(secret)}.dont_remember`;

  return {
    name,
    /** The `Cookie` header for a token. */
    header: (token: string) => `${name}=${signed(token)}`,
    /**
     * The `Set-Cookie` header that gives a browser a new token for its session, with the same lifetime as the existing
     * cookie: without "remember me" it ends with the browser window.
     */
    give(token: string, headers: IncomingHttpHeaders): string {
      const lasting = cookie(headers.cookie, unremembered) === undefined;
      return setCookie({
        name,
        secure,
        value: `${token}.${sign(token).toString("base64")}`,
        ...(lasting ? { maxAge: cookieSeconds } : {}),
      });
    },
    /**
     * The token that a switch with this idempotency key gives the session of this token: always the same one, so that a
     * lost answer can be repeated, and only the server can compute it.
     */
    successor(token: string, idempotencyKey: string): string {
      const mac = createHmac("sha512", key).update(`successor\n${token}\n${idempotencyKey}`).digest();
      return spell(mac, 32);
    },
    /** The credential of a request: `Authorization: Bearer <token>`, else the signed cookie, else null. */
    read(headers: IncomingHttpHeaders): Credential | null {
      const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
      if (headers.authorization !== undefined) {
        const known = bearer !== undefined && (shape.test(bearer) || looksLikeKey(bearer) !== null);
        return known ? { token: bearer, from: "bearer" } : null;
      }
      const token = verify(cookie(headers.cookie, name) ?? "");
      return token === null ? null : { token, from: "cookie" };
    },
  };
}

export type SessionCookies = ReturnType<typeof sessionCookies>;
