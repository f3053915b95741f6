import { expect, test } from "vitest";
import { password, Visitor } from "../identity/testing.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { invite } from "../testing/invitations.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const none = { locale: null, timeZone: null };
const german = { locale: "de", timeZone: "Asia/Tokyo" } as const;
const everyMail = { mailsOff: [] };

test("account.setPreferences stores language and time zone for every session of the person, and for no one else", async () => {
  const person = await api.person();
  const other = await api.person();
  expect(await person.client.account.setPreferences.mutate(german)).toEqual({ ...german, ...everyMail });
  expect((await person.client.session.me.query()).preferences).toEqual({ ...german, ...everyMail });
  expect((await other.client.session.me.query()).preferences).toEqual({ ...none, ...everyMail });
  await person.client.account.setPreferences.mutate(none);
  expect((await person.client.session.me.query()).preferences).toEqual({ ...none, ...everyMail });
});

test("account.setPreferences refuses an unknown language or time zone, and callers who are not signed in", async () => {
  const { client } = await api.person();
  const set = client.account.setPreferences;
  expect((await errorOf(set.mutate({ locale: "fr" as "de", timeZone: null }))).code).toBe("INVALID");
  expect((await errorOf(set.mutate({ locale: null, timeZone: "Mars/Base" }))).code).toBe("INVALID");
  expect((await errorOf(api.client().account.setPreferences.mutate(none))).code).toBe("UNAUTHENTICATED");
});

test("account.setPreferences belongs to no tenant and writes to no tenant's log", async () => {
  const { founder, ...tenant } = await staffed(api, "compliance-ops");
  const [before] = await newest(api, tenant);
  await founder.client.account.setPreferences.mutate(german);
  expect((await newest(api, tenant))[0]).toEqual(before);
});

test("an invitation uses its reader's chosen language, and their time zone for its deadline", async () => {
  const { founder, workspace } = await staffed(api, "compliance-ops");
  const reader = await api.person("Reader");
  await reader.client.account.setPreferences.mutate(german);
  await invite(api, founder, { workspace, email: reader.email, role: "viewer" });
  const { rows } = await api.owner.query<{ subject: string; body: string }>(
    "SELECT subject, body_text AS body FROM outbox WHERE recipient = $1",
    [reader.email],
  );
  expect(rows[0]?.subject).toBe("Einladung in einen Workspace");
  expect(rows[0]?.body).toMatch(/ GMT\+9/);
});

test("a mail about an account uses the person's chosen language, regardless of their browser's", async () => {
  const visitor = new Visitor(api.url);
  const email = "reader@people.example";
  const { body } = await visitor.post("/api/auth/sign-up/email", { name: "Reader", email, password });
  await api.client(String(body.token)).account.setPreferences.mutate({ locale: "de", timeZone: null });
  visitor.headers["accept-language"] = "en";
  await visitor.post("/api/auth/request-password-reset", { email });
  const subjects = async () =>
    (
      await api.owner.query<{ subject: string }>("SELECT subject FROM outbox WHERE recipient = $1", [email])
    ).rows
      .map(({ subject }) => subject)
      .toSorted();
  await expect.poll(subjects).toEqual(["Confirm your email address", "Legen Sie ein neues Passwort fest"]);
});
