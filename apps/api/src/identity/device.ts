import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { cookie, cookieSeconds, identityKey, instancePrefix, setCookie } from "./credential.ts";
import { newId } from "./id.ts";

/**
 * The cookies by which the sign-in page recognizes a browser that has signed in to an account before: it has its own
 * budget of attempts, which no one who merely knows the address can use up (OWASP: device cookies). They grant no
 * access.
 */
export function deviceCookies(secret: string, secure: boolean) {
  const key = identityKey(secret);
  const mac = (text: string) => createHmac("sha256", key).update(`device|${text}`).digest();
  const nameFor = (email: string) =>
    `${secure ? "__Secure-" : ""}${instancePrefix(secret)}.device_${mac(email).toString("hex").slice(0, 12)}`;
  return {
    /** The id of the request's device, if it has signed in to the account before; else null. */
    read(headers: IncomingHttpHeaders, email: string): string | null {
      const [id = "", signature = ""] = cookie(headers.cookie, nameFor(email))?.split(".") ?? [];
      const given = Buffer.from(signature, "base64url");
      const expected = mac(`${id}|${email}`);
      return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
    },
    /** The `Set-Cookie` header with which the browser is recognized for this account. */
    give(email: string): string {
      const id = newId();
      const value = `${id}.${mac(`${id}|${email}`).toString("base64url")}`;
      return setCookie({ name: nameFor(email), value, path: "/api/auth", secure, maxAge: cookieSeconds });
    },
  };
}

export type DeviceCookies = ReturnType<typeof deviceCookies>;
