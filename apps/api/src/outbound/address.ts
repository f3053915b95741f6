import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** A network in CIDR notation, parsed. */
export type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * What an address is for a call that leaves the instance. `private` ones can be allowed by the operator, `loopback` ones are
 * this machine, and `refused` ones are never called: reserved, link-local, multicast, and those at which clouds hand out the
 * credentials of the machine.
 */
export type AddressClass = "public" | "private" | "loopback" | "refused";

/** Where clouds serve metadata and credentials of the machine; also those that look like any other address. */
const metadata = new Set([
  // Alibaba Cloud, in a carrier's range.
  "100.100.100.200",
  // The platform of Azure, in a public range.
  "168.63.129.16",
  // Oracle Cloud, earlier.
  "192.0.0.192",
  // AWS, for machines and for pods.
  "fd00:ec2::254",
  "fd00:ec2::23",
  // Google Cloud.
  "fd20:ce::254",
]);

/** The range of all global IPv6 addresses that are assigned (RFC 4291 and the registry of IANA). */
const globalIpv6: Network = ipaddr.IPv6.parseCIDR("2000::/3");
/** What DNS64 makes of an IPv4 address (RFC 6052). */
const nat64: Network = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * What this address is. An IPv4 address inside an IPv6 one, mapped or translated, is what the IPv4 address is, except that
 * this machine is never meant by one.
 * @param text an address as a name server or a socket spells it; anything else is refused
 */
export function classify(text: string): AddressClass {
  if (isIP(text) === 0 || text.includes("%")) return "refused";
  const address = ipaddr.parse(text);
  if (metadata.has(address.toString())) return "refused";
  if (address instanceof ipaddr.IPv4) return classOfIpv4(address);
  const inside = embedded(address);
  if (inside !== null) return classifyEmbedded(inside);
  const range = address.range();
  if (range === "loopback") return "loopback";
  if (range === "uniqueLocal") return "private";
  return range === "unicast" && address.match([...globalIpv6]) ? "public" : "refused";
}

/** Whether an address is in one of the networks; an IPv4 address inside an IPv6 one is looked up as IPv4. */
export function isIn(text: string, networks: readonly Network[]): boolean {
  const address = ipaddr.parse(text);
  const plain = address instanceof ipaddr.IPv6 ? (embedded(address) ?? address) : address;
  return networks.some(([network, bits]) => plain.kind() === network.kind() && plain.match(network, bits));
}

/**
 * Networks from a list such as `["10.0.0.0/8", "fd12::/16", "192.168.1.7"]`.
 * @throws RangeError that names the entry which is neither an address nor a network in CIDR notation
 */
export function parseAllowed(entries: readonly string[]): readonly Network[] {
  return entries.map((entry) => {
    if (isIP(entry) !== 0 && !entry.includes("%")) {
      const address = ipaddr.parse(entry);
      return [address, address.kind() === "ipv4" ? 32 : 128];
    }
    if (isIP(entry.split("/")[0] ?? "") === 0 || !ipaddr.isValidCIDR(entry)) throw new RangeError(entry);
    return ipaddr.parseCIDR(entry);
  });
}

function classOfIpv4(address: ipaddr.IPv4): AddressClass {
  const range = address.range();
  if (range === "unicast") return "public";
  if (range === "loopback") return "loopback";
  return range === "private" || range === "carrierGradeNat" ? "private" : "refused";
}

function classifyEmbedded(address: ipaddr.IPv4): AddressClass {
  const found = classify(address.toString());
  return found === "loopback" ? "refused" : found;
}

/** The IPv4 address inside a mapped (RFC 4291) or a translated one (RFC 6052). */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match([...nat64]) ? new ipaddr.IPv4(address.toByteArray().slice(12)) : null;
}
