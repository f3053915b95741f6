import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import proxyAddr from "proxy-addr";

/** The proxies whose word about a client is believed. */
export type TrustedProxies = (address: string, hop: number) => boolean;

type Connection = { readonly socket: { readonly remoteAddress?: string | undefined } };

/** One spelling of an IP address: no zone, an IPv4-mapped address as IPv4, lower case. Null when it is none. */
function parseAddress(text: string): string | null {
  const bare = text.trim().replace(/%.*$/, "");
  return isIP(bare) === 0 ? null : ipaddr.process(bare).toString();
}

/**
 * The networks whose word about a client is believed, from a list such as `["10.0.0.0/8", "::1"]`.
 * @throws RangeError that names the entry which is neither an address nor a network in CIDR notation
 */
export function parseNetworks(entries: readonly string[]): TrustedProxies {
  for (const entry of entries) {
    const [address = ""] = entry.split("/");
    if (isIP(address) === 0 || !(entry === address || ipaddr.isValidCIDR(entry))) throw new RangeError(entry);
  }
  return proxyAddr.compile([...entries]);
}

/** Whether the peer of a request is a proxy whose word about its client is believed. */
export function isBelieved(request: Connection, trusted: TrustedProxies): boolean {
  return trusted(request.socket.remoteAddress ?? "", 0);
}

/**
 * The address of the client that made a request; the only function that answers this.
 *
 * The peer of the socket is the client unless it is a trusted proxy. Then `X-Forwarded-For` is read from right
 * to left, past the proxies that are trusted, to the first address that is not: what stands further left was
 * written by someone who is not believed. Null, meaning unknown, when what stands there is not an address.
 */
export function clientAddress(
  request: Pick<IncomingMessage, "headers"> & Connection,
  trusted: TrustedProxies,
): string | null {
  // Its types ask for a whole request; it reads the socket's address and one header.
  return parseAddress(proxyAddr(request as IncomingMessage, trusted) ?? "");
}

/**
 * The network that attempts are counted by: an IPv4 address, or the /64 that one IPv6 customer has to himself.
 * All unknown clients share one count.
 */
export function clientNetwork(address: string | null): string {
  if (address === null) return "unknown";
  if (isIP(address) === 4) return address;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64`;
}
