import { asciiHost, normalizeAddress } from "@bailiwick/domain";
import { z } from "zod";

/**
 * RFC 5322's dot-atom before the at sign; after it, labels of RFC 1123, the last one of letters or punycode (RFC 5890).
 */
const pattern =
  /^(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;

/** An address with its domain in ASCII, the form that mail servers know; a domain without one stays. */
function asciiDomain(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  const isPlain = /^[\x21-\x7e]*$/.test(domain) && !domain.includes("xn--");
  if (at < 0 || isPlain) return address;
  // What is not a domain keeps a character that the pattern refuses.
  return `${address.slice(0, at + 1)}${asciiHost(domain) ?? `${domain}.`}`;
}

/** An email address, normalized once, its domain in ASCII. */
export const Email = z
  .string()
  .max(254)
  .transform((text) => asciiDomain(normalizeAddress(text)))
  .pipe(z.email({ pattern }).max(254));
