import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

const mappedIPv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** One spelling of an IP address: no zone, an IPv4-mapped address as IPv4, lower case. Null when it is none. */
function parseAddress(text: string): string | null {
  const bare = text.trim().toLowerCase().replace(/%.*$/, "");
  const address = mappedIPv4.exec(bare)?.[1] ?? bare;
  return isIP(address) === 0 ? null : address;
}

/**
 * The networks whose word about a client is believed, from a list such as `["10.0.0.0/8", "::1"]`.
 * Throws a RangeError that names the entry which is neither an address nor a network in CIDR notation.
 */
export function parseNetworks(entries: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const entry of entries) {
    const [text = "", prefix, ...rest] = entry.split("/");
    const address = parseAddress(text);
    const family = address !== null && isIP(address) === 6 ? "ipv6" : "ipv4";
    const bits = prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix);
    const valid =
      prefix === undefined || (/^\d{1,3}$/.test(prefix) && bits <= (family === "ipv6" ? 128 : 32));
    if (address === null || rest.length > 0 || !valid) throw new RangeError(entry);
    networks.addSubnet(address, bits, family);
  }
  return networks;
}

/** Whether the peer of a request is a proxy whose word about its client is believed. */
export function isBelieved(
  request: { readonly socket: { readonly remoteAddress?: string | undefined } },
  trusted: BlockList,
): boolean {
  const address = parseAddress(request.socket.remoteAddress ?? "");
  return address !== null && trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/**
 * The address of the client that made a request; the only function that answers this.
 *
 * The peer of the socket is the client unless it is a trusted proxy. Then `X-Forwarded-For` is read from right
 * to left, past the proxies that are trusted, to the first address that is not: what stands further left was
 * written by someone who is not believed. Null, meaning unknown, when what stands there is not an address.
 */
export function clientAddress(
  request: Pick<IncomingMessage, "headers"> & { socket: { remoteAddress?: string | undefined } },
  trusted: BlockList,
): string | null {
  const believed = (address: string) => trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  let address = parseAddress(request.socket.remoteAddress ?? "");
  if (address === null || !believed(address)) return address;
  const header = request.headers["x-forwarded-for"];
  const hops = (Array.isArray(header) ? header.join(",") : (header ?? "")).split(",");
  for (const hop of header === undefined ? [] : hops.reverse()) {
    address = parseAddress(hop);
    if (address === null || !believed(address)) return address;
  }
  return address;
}

/**
 * The network that attempts are counted by: an IPv4 address, or the /64 that one IPv6 customer has to himself.
 * All unknown clients share one count.
 */
export function clientNetwork(address: string | null): string {
  if (address === null) return "unknown";
  if (isIP(address) === 4) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  // A dotted tail (64:ff9b::192.0.2.1) stands for two groups.
  const width = (groups: string[]) => groups.length + (groups.at(-1)?.includes(".") ? 1 : 0);
  const zeros = tail === undefined ? 0 : 8 - width(left) - width(right);
  const groups = [...left, ...Array<string>(zeros).fill("0"), ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
