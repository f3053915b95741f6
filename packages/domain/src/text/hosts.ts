/** Available in browsers and Node alike; for a host it applies UTS #46 as for domain names. */
declare const URL: { parse: (text: string) => { readonly hostname: string } | null };

/** Characters that end a host in a URL, or can't be part of one. */
const beyondHost = /[\s/\\?#@:%[\]<>^|]/;

/** A host in ASCII and lowercase, the form that name servers know (RFC 5890); null if it can't be one. */
export function asciiHost(host: string): string | null {
  return beyondHost.test(host) ? null : (URL.parse(`http://${host}`)?.hostname ?? null);
}

/** Labels of RFC 1123, one or more, with at most 253 characters in all. */
const nameShape =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
const ipv4Shape = /^\d+\.\d+\.\d+\.\d+$/;

/** A host name in ASCII, or an IP address in its canonical form (RFC 5952 for IPv6); null for anything else. */
export function normalizeHost(text: string): string | null {
  const host = text.trim();
  if (/^[0-9a-f:.]+$/i.test(host) && host.includes(":")) {
    return URL.parse(`http://[${host}]`)?.hostname.slice(1, -1) ?? null;
  }
  const ascii = asciiHost(host.replace(/\.$/, ""));
  if (ascii === null || !nameShape.test(ascii)) return null;
  // A URL reads "1" and "0x7f.1" as addresses too; people don't write them so.
  return ipv4Shape.test(ascii) && ascii !== host ? null : ascii;
}
