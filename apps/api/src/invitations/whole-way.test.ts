import { testDatabase } from "@bailiwick/db/testing";
import { createTRPCClient, httpLink } from "@trpc/client";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { password, Visitor } from "../identity/testing.ts";
import type { AppRouter } from "../router.ts";
import { linkIn, type ReceivedMail, startMailServer } from "../testing/mail-server.ts";
import { run } from "../testing/process.ts";

/*
 * The whole flow, as people experience it: the server as an operator starts it, its mail over a real SMTP server, and
 * only the information in the mails.
 */

const database = await testDatabase();
const server = await startMailServer();
const owner = new pg.Pool({ connectionString: database.urls.owner, max: 2 });
afterAll(() => owner.end());

/** Starts the server, which stops with the test. */
async function serve() {
  const { address, output } = run(database, {
    BAILIWICK_SMTP_URL: server.url,
    BAILIWICK_MAIL_FROM: "Bailiwick <no-reply@bailiwick.example>",
    BAILIWICK_PLATFORM_ADMIN: "chief@operator.example",
    LOG_LEVEL: "info",
  });
  return { url: await address(), output };
}

/** The newest mail to a person with this in its subject, once it has arrived. */
async function mail(to: string, subject: string): Promise<ReceivedMail> {
  const found = () => server.to(to).findLast((one) => one.subject.includes(subject));
  await expect.poll(found).toBeDefined();
  const newest = found();
  if (newest === undefined) throw new Error("the mail was there a moment ago");
  return newest;
}

const tokenIn = (one: ReceivedMail) => linkIn(one).searchParams.get("token") ?? "";

/** Signs up in a browser with this language, and uses the API. */
async function signUp(url: string, email: string, language = "en") {
  const visitor = new Visitor(url);
  visitor.headers["accept-language"] = language;
  const { body } = await visitor.post("/api/auth/sign-up/email", { name: "Newcomer", email, password });
  const client = createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/api/trpc`, headers: { authorization: `Bearer ${String(body.token)}` } })],
  });
  return { visitor, client };
}

test("[S27][S28][S29][C9] invited, mailed, signed up, accepted, and added elsewhere: the mails contain everything needed", async () => {
  const { url } = await serve();
  const boss = await signUp(url, "owner@compliance.example");
  const proof = await mail("owner@compliance.example", "Confirm your email address");
  await boss.visitor.post("/api/auth/confirm-address", { token: tokenIn(proof) });
  const { workspace } = await boss.client.organizations.create.mutate({
    blueprint: "compliance-ops",
    name: "Zahlungen Köln",
    slug: "zahlungen-koeln",
  });
  expect(workspace?.slug).toBe("zahlungen-koeln");
  await owner.query("UPDATE workspace SET locale = 'de', time_zone = 'Europe/Berlin'");
  const email = "new@compliance.example";
  await boss.client.invitations.create.mutate({ workspace: "zahlungen-koeln", email, role: "member" });

  const invitation = await mail(email, "Einladung in einen Workspace");
  expect(invitation).toMatchObject({ from: "Bailiwick <no-reply@bailiwick.example>" });
  expect(invitation.text).toContain(
    "in den Workspace \u2068Zahlungen Köln\u2069 ein. Ihre Rolle: \u2068Mitglied\u2069.",
  );
  const link = linkIn(invitation);
  expect([link.origin, link.pathname]).toEqual([url, "/invitation"]);
  expect(invitation.html).toContain(`<a href="${link.href.replaceAll("&", "&amp;")}">`);
  const token = tokenIn(invitation);

  const invited = await signUp(url, email, "de-DE,de;q=0.9");
  expect(await invited.client.invitations.find.query({ token })).toMatchObject({
    workspace: { name: "Zahlungen Köln" },
    role: { key: "member" },
    invitedByName: "Newcomer",
    refusal: null,
  });
  // The mail that would confirm the address is also on its way; the invitation's own link has already done that.
  await mail(email, "Bestätigen Sie Ihre E-Mail-Adresse");
  expect(await invited.client.invitations.accept.mutate({ token })).toMatchObject({
    workspace: { slug: "zahlungen-koeln" },
    role: "member",
  });
  expect((await invited.client.session.me.query()).user.emailVerified).toBe(true);
  const { items } = await invited.client.members.list.query({ workspace: "zahlungen-koeln" });
  expect(items.map((item) => item.email)).toContain(email);

  // They have an account now, so they are added elsewhere directly and notified; their next sign-in opens that
  // workspace.
  await boss.client.organizations.create.mutate({
    blueprint: "compliance-ops",
    name: "Second",
    slug: "second-one",
  });
  await boss.client.members.add.mutate({ workspace: "second-one", email, role: "viewer" });
  const added = await mail(email, "You were added to \u2068Second\u2069");
  expect(linkIn(added).href).toBe(`${url}/ws/second-one`);
  await boss.client.members.remove.mutate({
    workspace: "zahlungen-koeln",
    userId: items.find((item) => item.email === email)?.userId ?? "",
  });
  const back = new Visitor(url);
  const signedIn = await back.post("/api/auth/sign-in/email", { email, password });
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/api/trpc`,
        headers: { authorization: `Bearer ${String(signedIn.body.token)}` },
      }),
    ],
  });
  expect((await client.session.me.query()).landing).toMatchObject({ slug: "second-one" });
});

test("mail sent over SMTP is stored without its body; the platform admin sees subject, recipient and state, and no log has a token", async () => {
  const { url, output } = await serve();
  const chief = await signUp(url, "chief@operator.example");
  const confirmation = await mail("chief@operator.example", "Confirm your email address");
  await chief.visitor.post("/api/auth/confirm-address", { token: tokenIn(confirmation) });
  await chief.client.organizations.create.mutate({
    blueprint: "compliance-ops",
    name: "Chief's own",
    slug: "chiefs-own",
  });
  const invited = { email: "someone@compliance.example", role: "viewer" };
  await chief.client.invitations.create.mutate({ workspace: "chiefs-own", ...invited });
  await expect
    .poll(async () => (await owner.query("SELECT FROM outbox WHERE delivered_at IS NULL")).rowCount)
    .toBe(0);
  const { items } = await chief.client.platform.outbox.query({});
  expect(items.length).toBeGreaterThanOrEqual(2);
  for (const item of items) {
    expect(item).toMatchObject({ bodyText: "", state: "delivered", attempts: 1, lastError: null });
  }
  expect(items.map(({ recipient, subject }) => [recipient, subject])).toContainEqual([
    invited.email,
    "Invitation to a workspace",
  ]);
  const { rows } = await owner.query("SELECT body_text FROM outbox WHERE body_text <> ''");
  expect(rows).toEqual([]);
  const tokens = server.mails.flatMap((one) => /[?&]token=(\S+)/.exec(one.text)?.[1] ?? []);
  expect(tokens.length).toBeGreaterThanOrEqual(2);
  for (const token of tokens) expect(output.stderr).not.toContain(token);
  const ids = items.map(({ id }) => `<${id}@bailiwick.example>`);
  expect(server.mails.map((one) => one.messageId).toSorted()).toEqual(ids.toSorted());
});
