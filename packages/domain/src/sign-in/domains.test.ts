import { describe, expect, test } from "vitest";
import { reason } from "../refusals/reason.fixture.ts";
import { allowed } from "../refusals/refusal.ts";
import { asciiDomain, checkDomain, domainRecord } from "./domains.ts";

describe("the domain of an organization", () => {
  test("has one form: in ASCII and lowercase, without an at sign before it and a dot after it", () => {
    for (const [typed, name] of [
      [" Example.COM ", "example.com"],
      ["@example.com", "example.com"],
      ["example.com.", "example.com"],
      ["Bücher.example", "xn--bcher-kva.example"],
      ["bücher.example", "xn--bcher-kva.example"],
      ["例え.テスト", "xn--r8jz45g.xn--zckzah"],
    ] as const)
      expect(asciiDomain(typed)).toBe(name);
  });

  test("is one of a company, as people write it", () => {
    for (const name of ["example.com", "mail.example.co.uk", "xn--bcher-kva.example"])
      expect(checkDomain(asciiDomain(name))).toBe(allowed);
    for (const name of [
      "",
      "example",
      "localhost",
      "127.0.0.1",
      "[::1]",
      "a@example.com",
      "https://example.com",
      "example.com/path",
      "example.com:80",
      "-a.example",
      "*.example.com",
      `${"a".repeat(64)}.example`,
      `${"a.".repeat(130)}example`,
      "exa mple.com",
    ])
      expect([name, reason(checkDomain(asciiDomain(name)))]).toEqual([name, "bad_domain"]);
  });

  test("is not that of a mail provider, however it is written", () => {
    for (const name of ["gmail.com", "GMAIL.com", "@web.de", "ｇmail.com", "proton.me."])
      expect(reason(checkDomain(asciiDomain(name)))).toBe("public_domain");
  });

  test("is verified by a record below it", () => {
    expect(domainRecord("example.com", "token")).toEqual({
      host: "_bailiwick.example.com",
      value: "bailiwick-verification=token",
    });
  });
});
