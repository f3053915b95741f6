import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { classify, isIn, type Network } from "./address.ts";
import { OutboundError } from "./outbound-error.ts";

/** What the operator allows. */
export type OutboundRules = {
  /** Private networks that can be called. */
  readonly allow: readonly Network[];
  /** Whether this instance is for one machine only: then http to this machine is allowed, to try receivers. */
  readonly isEvaluation: boolean;
};

/** All addresses of a name, as the name server says at this moment. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** As the operating system resolves names. */
export const resolveBySystem: Resolve = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/** Where a call goes: an address that was checked, and the name that it was given by. */
export type Target = {
  readonly url: URL;
  readonly address: string;
};

const maxLength = 2_048;

/**
 * Reads an address that a tenant gave. Without user info, fragment or spaces, a host in its plain spelling, and https; http
 * only where {@link OutboundRules.isEvaluation}, for this machine.
 * @throws OutboundError `url`
 */
export function parseTarget(text: string, { isEvaluation }: Pick<OutboundRules, "isEvaluation">): URL {
  const url = /^[\x21-\x7e]+$/.test(text) && text.length <= maxLength ? URL.parse(text) : null;
  if (url === null || url.username + url.password + url.hash !== "" || /[@\\#]/.test(text)) {
    throw new OutboundError("url");
  }
  if (url.protocol !== "https:" && !(isEvaluation && url.protocol === "http:"))
    throw new OutboundError("url");
  // 0177.1, 2130706433 and 0x7f.1 are numbers to some programs and names to others.
  const host = bare(url);
  const written = text.slice(url.protocol.length + 2).toLowerCase();
  if (isIP(host) === 4 && !written.startsWith(host)) throw new OutboundError("url");
  if (host.endsWith(".")) throw new OutboundError("url");
  return url;
}

/** Says whether an address is one to call, whatever its name resolves to. */
export function callable(rules: Pick<OutboundRules, "isEvaluation">): (url: string) => boolean {
  return (url) => {
    try {
      parseTarget(url, rules);
      return true;
    } catch {
      return false;
    }
  };
}

/**
 * The address to call. Every address of the name has to be allowed, because any could be connected to.
 * @throws OutboundError `address`, also for a name without an address: which names exist inside is not for tenants to find out
 */
export async function findTarget(url: URL, rules: OutboundRules, resolve: Resolve): Promise<Target> {
  const host = bare(url);
  const addresses = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host];
  const [address] = addresses;
  if (address === undefined || !addresses.every((each) => isAllowed(each, url.protocol, rules))) {
    throw new OutboundError("address");
  }
  return { url, address };
}

function isAllowed(address: string, protocol: string, { allow, isEvaluation }: OutboundRules): boolean {
  const found = classify(address);
  if (protocol === "http:") return isEvaluation && found === "loopback";
  return found === "public" || (found === "private" && isIn(address, allow));
}

/** The host of an address, an IPv6 one without its brackets. */
const bare = (url: URL) => url.hostname.replace(/^\[|\]$/g, "");
