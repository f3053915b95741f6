import { describe, expect, test } from "vitest";
import { clientAddress, clientNetwork, parseNetworks } from "./client-address.ts";

const proxies = parseNetworks(["10.0.0.0/8", "2001:db8:1::/48", "192.0.2.7"]);

function seen(remoteAddress: string | undefined, forwarded?: string, trusted = proxies): string | null {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return clientAddress({ headers, socket: { remoteAddress } }, trusted);
}

describe("the client's address", () => {
  test.each([
    [
      "is the peer's when no proxy is trusted, whatever a header says",
      "203.0.113.9",
      "198.51.100.1",
      "203.0.113.9",
    ],
    ["is what a trusted proxy says", "10.1.2.3", "198.51.100.1", "198.51.100.1"],
    [
      "is found right to left, so that what the client wrote itself is not read",
      "10.1.2.3",
      "1.1.1.1, 198.51.100.1",
      "198.51.100.1",
    ],
    [
      "is found past other trusted proxies",
      "10.1.2.3",
      "1.1.1.1, 198.51.100.1, 192.0.2.7, 10.9.9.9",
      "198.51.100.1",
    ],
    ["is the farthest proxy's when all are trusted", "10.1.2.3", "10.5.5.5, 10.6.6.6", "10.5.5.5"],
    ["is the proxy's own when it forwards for no one", "10.1.2.3", undefined, "10.1.2.3"],
    [
      "is unknown when a trusted proxy says something that is no address",
      "10.1.2.3",
      "198.51.100.1, unknown",
      null,
    ],
    ["is unknown when it comes with a port", "10.1.2.3", "198.51.100.1:4711", null],
    ["is the proxy's own when the header is empty", "10.1.2.3", "", "10.1.2.3"],
    ["is read in IPv6 too", "2001:db8:1::5", "2001:DB8:9::1", "2001:db8:9::1"],
    [
      "is IPv4 when it is IPv4 in IPv6's clothes, which may be a trusted proxy",
      "::ffff:10.1.2.3",
      "198.51.100.1",
      "198.51.100.1",
    ],
    ["has no zone", "fe80::1%eth0", undefined, "fe80::1"],
    ["is unknown when the connection is gone", undefined, "198.51.100.1", null],
  ])("%s", (_, peer, forwarded, address) => {
    expect(seen(peer, forwarded)).toBe(address);
  });

  test("never comes from a header when no one is trusted", () => {
    expect(seen("127.0.0.1", "198.51.100.1", parseNetworks([]))).toBe("127.0.0.1");
  });

  test.each([
    "10.0.0.0/33",
    "10.0.0/8",
    "example.org",
    "::1/129",
    "10.0.0.0/8/8",
    "10.0.0.0/",
    "10.0.0.0/-1",
  ])("of a proxy cannot be %s", (entry) => {
    expect(() => parseNetworks([entry])).toThrow(RangeError);
  });
});

describe("the network for counting attempts", () => {
  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:0db8::1", "2001:db8::/64"],
    ["::1", "::/64"],
    ["::", "::/64"],
    ["64:ff9b::192.0.2.1", "64:ff9b::/64"],
    ["1:2:3::192.0.2.1", "1:2:3::/64"],
  ])("of %s is %s", (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });

  test("is shared by all unknown clients", () => {
    expect(clientNetwork(null)).toBe("unknown");
  });
});
