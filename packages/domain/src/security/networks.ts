/** A network as the addresses from its first to its last, of one family. */
export type Span = { readonly family: 4 | 6; readonly first: bigint; readonly last: bigint };

const octet = /^(?:0|[1-9]\d{0,2})$/;
const group = /^[\da-f]{1,4}$/i;

function ipv4(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4 || parts.some((part) => !octet.test(part) || Number(part) > 255)) return null;
  return parts.reduce((address, part) => (address << 8n) | BigInt(part), 0n);
}

function ipv6(text: string): bigint | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...tail];
  if (!groups.every((part) => group.test(part))) return null;
  return groups.reduce((address, part) => (address << 16n) | BigInt(`0x${part}`), 0n);
}

/**
 * A network in CIDR notation, or one address, as `canonicalRange` writes it: IPv4 in decimals, IPv6 in groups (RFC 4291,
 * without embedded IPv4). Null for any other text.
 */
export function spanOf(text: string): Span | null {
  const [address = "", bits, ...more] = text.split("/");
  const isShort = address.includes(".");
  const first = isShort ? ipv4(address) : ipv6(address);
  const size = isShort ? 32 : 128;
  if (first === null || more.length > 0 || (bits !== undefined && !octet.test(bits))) return null;
  const host = size - (bits === undefined ? size : Number(bits));
  if (host < 0) return null;
  const mask = (1n << BigInt(host)) - 1n;
  return { family: isShort ? 4 : 6, first: first & ~mask, last: first | mask };
}

const spansOf = (ranges: readonly string[]) => ranges.flatMap((range) => spanOf(range) ?? []);

/** Whether an address is in one of the networks; in any if there is none in the list. An unknown one is in none. */
export function isWithin(address: string | null, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  const at = address === null ? null : spanOf(address);
  return at !== null && spansOf(ranges).some((span) => encloses(span, at));
}

const encloses = (outer: Span, inner: Span) =>
  outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;

/** Spans of one family without gaps or overlaps between them, in order. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.family - b.family || (a.first < b.first ? -1 : 1))) {
    const open = result.at(-1);
    if (open !== undefined && open.family === span.family && span.first <= open.last + 1n) {
      // `Math.max` knows no bigint.
      if (span.last > open.last) result[result.length - 1] = { ...open, last: span.last };
    } else result.push(span);
  }
  return result;
}

/** Whether every address that one list of networks lets in is let in by the other; an empty list lets any in. */
export function coversNetworks(by: readonly string[], ranges: readonly string[]): boolean {
  if (by.length === 0) return true;
  const all = merged(spansOf(by));
  const wanted = ranges.length === 0 ? spansOf(["0.0.0.0/0", "::/0"]) : merged(spansOf(ranges));
  return wanted.every((span) => all.some((outer) => encloses(outer, span)));
}
