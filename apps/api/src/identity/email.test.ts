import { Email } from "@bailiwick/contracts";
import { expect, test } from "vitest";

test.each([
  ["Name@Company.Example", "name@company.example"],
  ["имя@пример.рф".replace("имя", "ivan"), "ivan@xn--e1afmkfd.xn--p1ai"],
  ["ivan@xn--e1afmkfd.xn--p1ai", "ivan@xn--e1afmkfd.xn--p1ai"],
  ["li@例子.中国", "li@xn--fsqu00a.xn--fiqs8s"],
  ["raj@उदाहरण.भारत", "raj@xn--p1b6ci4b4b3a.xn--h2brj9c"],
  ["Anna@BÜRO.example", "anna@xn--bro-hoa.example"],
  ["a@ｅｘａｍｐｌｅ．ｃｏｍ", "a@example.com"],
  ["r&d@company.example", "r&d@company.example"],
  ["a/b=c!d%e@company.example", "a/b=c!d%e@company.example"],
  ["o'brien+tag@mail.company.example", "o'brien+tag@mail.company.example"],
  [`${"a".repeat(64)}@company.example`, `${"a".repeat(64)}@company.example`],
])("%s is an address, stored as %s", (given, kept) => {
  expect(Email.parse(given)).toBe(kept);
  expect(Email.parse(kept)).toBe(kept);
});

test.each([
  "no-address",
  "@company.example",
  "a@localhost",
  "a@company.example.",
  "a@-company.example",
  "a@company.1",
  "a@127.1",
  "a@[127.0.0.1]",
  "a@xn--.example",
  "a@b@company.example",
  ".a@company.example",
  "a..b@company.example",
  "a b@company.example",
  "a@com pany.example",
  "a@company.example/path",
  "a@пример.рф:25",
  "ä@company.example",
  "a\u0000b@company.example",
  `${"a".repeat(65)}@company.example`,
  `a@${"b".repeat(64)}.example`,
])("%j is not an address", (given) => {
  expect(Email.safeParse(given).success).toBe(false);
});
