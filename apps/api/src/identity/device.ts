import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { cookie, cookieSeconds, identityKey, instancePrefix, setCookie } from "./credential.ts";
import { newId } from "./id.ts";

/**
 * The cookies by which a browser that has signed in to an account is known again at its sign-in page: such a one has a
 * budget of attempts of its own, which nobody who only knows the address can use up (OWASP: device cookies). They open nothing.
 */
export function deviceCookies(secret: string, secure: boolean) {
  const key = identityKey(secret);
  const mac = (text: string) => createHmac("sha256", key).update(`device|${text}`).digest();
  const nameFor = (email: string) =>
    `${secure ? "__Secure-" : ""}${instancePrefix(secret)}.device_${mac(email).toString("hex").slice(0, 12)}`;
  return {
    /** The id of the device that a request comes from, if it has signed in to the account before; else null. */
    read(headers: IncomingHttpHeaders, email: string): string | null {
      const [id = "", signature = ""] = cookie(headers.cookie, nameFor(email))?.split(".") ?? [];
      const given = Buffer.from(signature, "base64url");
      const expected = mac(`${id}|${email}`);
      return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
    },
    /** The `Set-Cookie` header that has a browser known again for this account. */
    give(email: string): string {
      const id = newId();
      const value = `${id}.${mac(`${id}|${email}`).toString("base64url")}`;
      return setCookie({ name: nameFor(email), value, path: "/api/auth", secure, maxAge: cookieSeconds });
    },
  };
}

export type DeviceCookies = ReturnType<typeof deviceCookies>;
