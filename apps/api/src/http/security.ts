import { createHash } from "node:crypto";
import { type Refusal, refuse } from "@bailiwick/domain";
import type { FastifyRequest } from "fastify";
import { bundleRoot } from "../bundles/root.ts";
import { scimRoot } from "../directory/root.ts";
import { storageRoot } from "../storage/root.ts";

/** For a change that another site made a browser send; `here` is the URL of the instance. */
export function foreignOrigin(here: URL | null = null): Refusal {
  return refuse("foreign_origin", { address: here?.origin ?? "" });
}
export const foreignMethod = refuse("method");

/** The methods of our routes; others are refused before anything reads the request. */
const ownMethods: readonly string[] = ["GET", "HEAD", "POST"];
const fileMethods: readonly string[] = ["GET", "HEAD", "PUT", "DELETE"];
const scimMethods: readonly string[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** The methods that an address can have. */
export function methodsOf(url: string): readonly string[] {
  if (url.startsWith(`${scimRoot}/`)) return scimMethods;
  return [storageRoot, bundleRoot].some((root) => url.startsWith(`${root}/`)) ? fileMethods : ownMethods;
}
const safeMethods = new Set(["GET", "HEAD"]);

/**
 * The origins from which a browser can make changes: the public URL's and, for an instance on loopback, the other names
 * of the same machine.
 */
export function trustedOrigins(publicUrl: URL): string[] {
  const loopback = ["localhost", "127.0.0.1", "[::1]"];
  if (!loopback.includes(publicUrl.hostname)) return [publicUrl.origin];
  return loopback.map((host) => {
    const url = new URL(publicUrl);
    url.hostname = host;
    return url.origin;
  });
}

/**
 * Whether another site made a browser send this change: it has cookies and the other site's origin. A client that is
 * not a browser sends neither `Origin` nor `Sec-Fetch-Site`, and has no cookies that
 * it did not mean to send.
 */
export function isForeign(request: FastifyRequest, origins: readonly string[]): boolean {
  if (safeMethods.has(request.method) || request.headers.cookie === undefined) return false;
  const { origin, "sec-fetch-site": site } = request.headers;
  if (origin !== undefined) return !origins.includes(origin);
  return site !== undefined && site !== "same-origin" && site !== "none";
}

/**
 * The headers of every answer. Only the console's own scripts and connections; `inlineScripts` are the scripts in its
 * page, allowed by hash. Mantine writes its variables as style elements, hence the 'unsafe-inline' for styles only.
 */
export function securityHeaders(https: boolean, inlineScripts: readonly string[]): Record<string, string> {
  const hashes = inlineScripts.map(
    (text) => ` 'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
  const policy = [
    "default-src 'none'",
    `script-src 'self'${hashes.join("")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    ...(https ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}
