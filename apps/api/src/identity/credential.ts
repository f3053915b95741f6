import { createHash, createHmac, randomInt, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { parseCookie, type SetCookie, stringifySetCookie } from "cookie";

/** A session token as it came with a request, and the way it came: only a cookie is sent without being asked. */
export type Credential = { readonly token: string; readonly from: "cookie" | "bearer" };

/** How long a session lasts without being used, in seconds; authz.enter extends one that is in use. */
export const sessionSeconds = 7 * 24 * 60 * 60;

/** How long a browser keeps the cookie, in seconds: as long as browsers let it, as the database ends sessions. */
export const cookieSeconds = 400 * 24 * 60 * 60;

/** A `Set-Cookie` header; none of our cookies is for a script, or sent along from another site. */
export function setCookie(values: SetCookie): string {
  return stringifySetCookie(
    { path: "/", httpOnly: true, sameSite: "lax", ...values },
    { encode: encodeURIComponent },
  );
}

const shape = /^[A-Za-z0-9]{32}$/;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A new session token: 32 random letters and digits, 190 bits, in the shape that better-auth makes. */
export function newToken(): string {
  return Array.from({ length: 32 }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** A text of bytes as so many letters and digits. */
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

/** What is kept of a session token: its SHA-256, in hex. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The key that signs cookies and mailed tokens, derived from the instance's secret for this one purpose. */
export function identityKey(secret: string): string {
  return createHmac("sha256", secret).update("bailiwick.identity.v1").digest("hex");
}

/** The value of one cookie in a `Cookie` header; undefined when it is not there. */
export function cookie(header: string | undefined, name: string): string | undefined {
  return parseCookie(header ?? "")[name];
}

/**
 * What the names of an instance's cookies start with. A browser sends a host's cookies to all of its ports: two instances
 * on one host must not take each other's for their own.
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
  const unremembered = `${secure ? "__Secure-" : ""}${instancePrefix(secret)}.dont_remember`;

  return {
    name,
    /** The `Cookie` header that stands for a token. */
    header: (token: string) => `${name}=${signed(token)}`,
    /**
     * The `Set-Cookie` header that gives a browser a fresh token for its session, as lasting as the cookie it has:
     * who signed in without being remembered loses it with the browser's window.
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
     * The token that a switch with this idempotency key gives the session of this token: the same one each time, so that
     * an answer that was lost can be given again, and nobody's to guess but the server's.
     */
    successor(token: string, idempotencyKey: string): string {
      const mac = createHmac("sha512", key).update(`successor\n${token}\n${idempotencyKey}`).digest();
      return spell(mac, 32);
    },
    /** The credential of a request: `Authorization: Bearer <token>`, else the signed cookie, else null. */
    read(headers: IncomingHttpHeaders): Credential | null {
      const bearer = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "")?.[1];
      if (headers.authorization !== undefined) {
        return bearer !== undefined && shape.test(bearer) ? { token: bearer, from: "bearer" } : null;
      }
      const [token = "", signature = ""] = cookie(headers.cookie, name)?.split(".") ?? [];
      if (!shape.test(token)) return null;
      const given = Buffer.from(signature, "base64");
      const expected = sign(token);
      return given.length === expected.length && timingSafeEqual(given, expected)
        ? { token, from: "cookie" }
        : null;
    },
  };
}

export type SessionCookies = ReturnType<typeof sessionCookies>;
