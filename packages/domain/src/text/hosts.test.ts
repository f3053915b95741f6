import { expect, test } from "vitest";
import { asciiHost, normalizeHost } from "./hosts.ts";

test.each([
  ["Example.COM", "example.com"],
  [" example.com. ", "example.com"],
  ["localhost", "localhost"],
  ["bücher.example", "xn--bcher-kva.example"],
  ["192.0.2.10", "192.0.2.10"],
  ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
  ["::ffff:192.0.2.1", "::ffff:c000:201"],
  [`${"a".repeat(63)}.example`, `${"a".repeat(63)}.example`],
])("reads the host %s as %s", (given, host) => {
  expect(normalizeHost(given)).toBe(host);
});

test.each([
  "",
  "-a.example",
  "a..example",
  "a_b.example",
  "a b.example",
  "example.com:443",
  "https://example.com",
  "example.com/path",
  "user@example.com",
  "*.example.com",
  "192.0.2.256",
  "192.0.2",
  "1",
  "0x7f.0.0.1",
  "2001:db8::1::2",
  "[::1]",
  `${"a".repeat(64)}.example`,
  `${"a.".repeat(126)}example`,
  "\u202eexample.com",
])("does not read %j as a host", (given) => {
  expect(normalizeHost(given)).toBeNull();
});

test("a part of a URL that is no host has none in ASCII", () => {
  for (const text of ["a/b", "a?b", "a#b", "a@b", "a:1", "a%20b"]) expect(asciiHost(text)).toBeNull();
});
