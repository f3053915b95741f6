import { Refused, refuse } from "@bailiwick/domain";
import ipaddr from "ipaddr.js";

/** One network in CIDR notation as the database compares it: mapped IPv4 as IPv4, no host bits. Null if it is none. */
export function canonicalRange(text: string): string | null {
  const given = text.trim();
  const isNetwork = given.includes("/");
  // The library also reads "10.1" and "0x7f.1", of which people expect something else.
  if (!ipaddr.isValid(given.split("/")[0] ?? "") || !/^(?:\d+\.){3}\d+(?:\/|$)|:/.test(given)) return null;
  if (given.includes("%") || (isNetwork && !ipaddr.isValidCIDR(given))) return null;
  const address = ipaddr.parse(given.split("/")[0] ?? "");
  const bits = isNetwork ? ipaddr.parseCIDR(given)[1] : address.kind() === "ipv4" ? 32 : 128;
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()) {
    // A network that is larger than all of IPv4 has no form there.
    return bits < 96 ? null : ipv4(address.toIPv4Address().toString(), bits - 96);
  }
  if (address instanceof ipaddr.IPv4) return ipv4(address.toString(), bits);
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${bits}`)}/${bits}`;
}

const ipv4 = (address: string, bits: number) =>
  `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;

/**
 * Networks as they are stored, each once.
 * @throws Refused for what is neither an address nor a network
 */
export function canonicalRanges(texts: readonly string[]): string[] {
  const ranges = texts.map((text) => {
    const range = canonicalRange(text);
    if (range === null) throw new Refused(refuse("address_range", {}, "ipRanges"));
    return range;
  });
  return [...new Set(ranges)];
}
