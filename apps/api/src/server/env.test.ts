import { OperatorError } from "@bailiwick/db";
import { describe, expect, test } from "vitest";
import { readEnv } from "./env.ts";

describe("the settings", () => {
  test("have defaults: loopback, port 4000, the demo, every blueprint", () => {
    expect(readEnv({})).toMatchObject({
      port: 4000,
      host: "127.0.0.1",
      url: undefined,
      demo: true,
      platformAdmin: undefined,
      blueprints: expect.arrayContaining(["compliance-ops", "ai-governance"]),
      defaultBlueprint: "compliance-ops",
      mode: "saas",
      logLevel: "warn",
    });
  });

  test("are read and normalized", () => {
    const env = readEnv({
      PORT: "0",
      BAILIWICK_URL: "https://Bailiwick.example/",
      BAILIWICK_DEMO: "0",
      BAILIWICK_DOCS_URL: "https://docs.example/bailiwick",
      BAILIWICK_PLATFORM_ADMIN: " Chief@Operator.example ",
      BAILIWICK_TRUSTED_PROXIES: "10.0.0.0/8, ::1",
      BAILIWICK_BLUEPRINTS: "ai-governance",
    });
    expect(env).toMatchObject({ port: 0, demo: false, platformAdmin: "chief@operator.example" });
    expect(env.url?.origin).toBe("https://bailiwick.example");
    expect(env.docsUrl?.href).toBe("https://docs.example/bailiwick");
    expect(() => readEnv({ BAILIWICK_COMPLIANCE_URL: "mapping" })).toThrow("BAILIWICK_COMPLIANCE_URL");
    expect(() => readEnv({ BAILIWICK_DOCS_URL: "javascript:alert(1)" })).toThrow("BAILIWICK_DOCS_URL");
    expect(env.trustedProxies("10.1.2.3", 0)).toBe(true);
    expect(env.defaultBlueprint).toBe("ai-governance");
  });

  test.each([
    { DATABASE_URL: "postgres://127.0.0.1/bailiwick" },
    { BAILIWICK_HOST: "0.0.0.0" },
    { BAILIWICK_HOST: "192.168.1.2" },
    { BAILIWICK_URL: "https://bailiwick.example" },
  ])("create no demo where others can reach it: %j", (settings) => {
    expect(readEnv(settings)).toMatchObject({ demo: false, isExposed: true });
    expect(() => readEnv({ ...settings, BAILIWICK_DEMO: "1" })).toThrow(/^BAILIWICK_DEMO is on; but/);
  });

  test.each([{}, { BAILIWICK_HOST: "::1" }, { BAILIWICK_URL: "http://localhost:4000" }])(
    "create the demo where only this machine's people can reach it: %j",
    (settings) => {
      expect(readEnv(settings)).toMatchObject({ demo: true, isExposed: false });
    },
  );

  test.each([
    ["BAILIWICK_DEM0", "BAILIWICK_DEMO"],
    ["BAILIWICK_TRUSTED_PROXY", "BAILIWICK_TRUSTED_PROXIES"],
    ["Bailiwick_Url", "BAILIWICK_URL"],
    ["BAILIWICK_HOMES", "BAILIWICK_HOME"],
  ])("stop the start for an unknown name: %s", (name, meant) => {
    const read = () => readEnv({ [name]: "1" });
    expect(read).toThrow(OperatorError);
    expect(read).toThrow(`There is no setting ${name}; did you mean ${meant}?`);
  });

  test("count as unset when empty", () => {
    expect(readEnv({ PORT: " ", BAILIWICK_URL: "", BAILIWICK_DEMO: "" })).toMatchObject({
      port: 4000,
      demo: true,
    });
  });

  test("name a mail server and the sender of mails", () => {
    expect(readEnv({})).toMatchObject({ smtp: undefined, mailFrom: undefined });
    const env = readEnv({
      BAILIWICK_SMTP_URL: "smtps://me:secret@mail.example",
      BAILIWICK_MAIL_FROM: "Acme <no-reply@acme.example>",
    });
    expect(env.smtp).toEqual({
      host: "mail.example",
      port: 465,
      secure: true,
      auth: { user: "me", pass: "secret" },
    });
    expect(env.mailFrom).toEqual({ name: "Acme", address: "no-reply@acme.example" });
  });

  test.each([
    ["/mnt/exports", { folder: "/mnt/exports" }],
    ["s3://exports", { bucket: "exports", prefix: "" }],
    ["s3://exports/bailiwick/eu/", { bucket: "exports", prefix: "bailiwick/eu/" }],
  ])("name a place for exports: %s", (text, place) => {
    expect(readEnv({ BAILIWICK_COLD_STORE: text }).coldStore).toEqual(place);
  });

  test("that can contain a password are not printed when they are invalid", () => {
    const read = () => readEnv({ BAILIWICK_SMTP_URL: "http://me:secret@mail.example" });
    expect(read).toThrow(OperatorError);
    expect(read).toThrow(
      /^BAILIWICK_SMTP_URL is wrong; it has to be the address of a mail server, such as smtp:[^\n]+\.$/,
    );
    expect(read).not.toThrow(/secret/);
  });

  test.each([
    ["PORT", "http", "a whole number from 0 to 65535"],
    ["PORT", "70000", "a whole number from 0 to 65535"],
    ["BAILIWICK_URL", "bailiwick.example", "an http or https address without a path"],
    ["BAILIWICK_URL", "https://bailiwick.example/console", "an http or https address without a path"],
    ["BAILIWICK_DEMO", "no", "0 or 1"],
    ["BAILIWICK_PLATFORM_ADMIN", "chief", "an email address"],
    ["BAILIWICK_TRUSTED_PROXIES", "10.0.0.0/8, proxy", "a list of addresses or networks"],
    ["BAILIWICK_DNS", "9.9.9.9, dns.example", "a list of addresses of name servers"],
    ["BAILIWICK_BLUEPRINTS", "compliance-ops, unheard-of", "of: compliance-ops"],
    ["BAILIWICK_DEFAULT_BLUEPRINT", "unheard-of", "of: compliance-ops"],
    ["BAILIWICK_MODE", "free", "saas or self-hosted"],
    ["BAILIWICK_MAIL_FROM", "acme", "an email address, with or without a name"],
    ["BAILIWICK_COLD_STORE", "exports", "the absolute path of a folder, or a bucket"],
    ["BAILIWICK_COLD_STORE", "s3://exports/../other", "the absolute path of a folder, or a bucket"],
    ["LOG_LEVEL", "loud", "error, warn, info or debug"],
  ])("%s can't be %s, and one sentence says what it has to be", (name, value, what) => {
    const read = () => readEnv({ [name]: value });
    expect(read).toThrow(OperatorError);
    expect(read).toThrow(`${name} is "${value}"; it has to be ${what}`);
    expect(read).toThrow(/^[^\n]+\.$/);
  });
});
