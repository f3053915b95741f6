import { Resolver } from "node:dns";
import { isAbsolute } from "node:path";
import { parseNetworks } from "../identity/client-address.ts";
import type { BucketPlace } from "../jobs/bucket.ts";
import { parseAllowed } from "../outbound/address.ts";

/** Where exports of what is removed are kept: a folder, or a bucket. */
export type ColdPlace = { readonly folder: string } | BucketPlace;

/** Reads a cold store's place, an absolute path or `s3://bucket/prefix`; null if it is neither. */
export function readColdPlace(text: string): ColdPlace | null {
  if (isAbsolute(text)) return { folder: text };
  const [, bucket = "", prefix = ""] =
    /^s3:\/\/([a-z\d][a-z\d.-]{1,61}[a-z\d])((?:\/\w[\w.!*'()-]*)*)\/?$/.exec(text) ?? [];
  return bucket === "" ? null : { bucket, prefix: prefix === "" ? "" : `${prefix.slice(1)}/` };
}

/** Whether a host is this machine alone. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether a text is an http or https address. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Whether a text is the address of an HTTP proxy: http or https, without a path. */
export function isProxy(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    ["http:", "https:"].includes(url.protocol) &&
    url.pathname === "/" &&
    url.search + url.hash === ""
  );
}

/** Whether a text is an http or https address without a path and without a user. */
export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return isProxy(text) && url?.username === "" && url.password === "";
}

/** Whether all are addresses or networks. */
export const areNetworks = (entries: readonly string[]) => passes(() => parseNetworks(entries));

/** Whether all are private addresses or networks. */
export const areAllowable = (entries: readonly string[]) => passes(() => parseAllowed(entries));

/** Whether all are addresses of name servers. */
export const areNameServers = (entries: readonly string[]) =>
  passes(() => new Resolver().setServers([...entries]));

function passes(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
