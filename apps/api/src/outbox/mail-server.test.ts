import { describe, expect, test } from "vitest";
import { defaultMailFrom, readMailFrom, readMailServer } from "./mail-server.ts";

describe("the address of a mail server", () => {
  test.each([
    ["smtp://mail.example", { host: "mail.example", port: 587, secure: false, auth: null }],
    ["smtps://mail.example/", { host: "mail.example", port: 465, secure: true, auth: null }],
    ["smtp://[::1]:2525", { host: "::1", port: 2525, secure: false, auth: null }],
    [
      " smtps://me%40mail.example:a%2Fb%3Ac@mail.example:2465 ",
      {
        host: "mail.example",
        port: 2465,
        secure: true,
        auth: { user: "me@mail.example", pass: "a/b:c" },
      },
    ],
  ])("%s is parsed", (text, server) => {
    expect(readMailServer(text)).toEqual(server);
  });

  test.each([
    "mail.example",
    "mail.example:587",
    "http://mail.example",
    "smtp://",
    "smtp://mail.example/path",
    "smtp://mail.example?ignoreTLS=true",
    "smtp://mail.example#a",
    "smtp://mail.example:99999",
    "smtp://mail.example:0",
    "smtp://me@mail.example",
    "smtp://:secret@mail.example",
    "smtp://me:%E0%A4%A@mail.example",
  ])("%s is invalid", (text) => {
    expect(readMailServer(text)).toBeNull();
  });
});

describe("the sender of mails", () => {
  test.each([
    ["no-reply@bailiwick.example", { name: "Bailiwick", address: "no-reply@bailiwick.example" }],
    [" Acme <No-Reply@acme.example> ", { name: "Acme", address: "no-reply@acme.example" }],
    ['"Acme, Inc." <no-reply@acme.example>', { name: "Acme, Inc.", address: "no-reply@acme.example" }],
    ["<no-reply@acme.example>", { name: "Bailiwick", address: "no-reply@acme.example" }],
  ])("%s is parsed", (text, from) => {
    expect(readMailFrom(text)).toEqual(from);
  });

  test.each([
    "acme",
    "Acme <acme>",
    "a@b.example, c@d.example",
    "Acme\r\nBcc: x@y.example <a@b.example>",
    "",
  ])("%j is invalid", (text) => {
    expect(readMailFrom(text)).toBeNull();
  });

  test("is a no-reply address on the instance's own host by default", () => {
    expect(defaultMailFrom(new URL("https://bailiwick.example"))).toEqual({
      name: "Bailiwick",
      address: "no-reply@bailiwick.example",
    });
  });
});
