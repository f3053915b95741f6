import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { password, startTestServer, tokenIn, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database);

let count = 0;
const another = () => {
  count += 1;
  return `another${count}@compliance.example`;
};
const ask = (visitor: Visitor, newEmail: string, secret = password) =>
  visitor.post("/api/auth/account/email", { password: secret, newEmail });
const confirm = (visitor: Visitor, token: string) =>
  visitor.post("/api/trpc/account.changeAddress", { token });
const signIn = (email: string, secret = password) =>
  new Visitor(server.url).post("/api/auth/sign-in/email", { email, password: secret });
const addressOf = async (token: string) => {
  const response = await fetch(`${server.url}/api/trpc/session.me`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { result } = (await response.json()) as { result?: { data: { user: object } } };
  return result?.data.user;
};
const subjectsTo = async (address: string) => (await server.mailsTo(address)).map(({ subject }) => subject);
/** The token in the mail to an account's requested address. */
const linkTo = async (address: string) => tokenIn((await server.mailsTo(address)).at(-1));
const reasonIn = (answer: { body: Record<string, unknown> }) =>
  (answer.body.error as { data?: { reason?: string } } | undefined)?.data?.reason ?? answer.body.reason;

describe("changing the caller's address", () => {
  test("requires the password, and the link in the mail to the new one: until then nothing changes", async () => {
    const { visitor, address, token } = await server.newcomer();
    const elsewhere = String((await signIn(address)).body.token);
    const newEmail = another();
    expect((await ask(visitor, newEmail.toUpperCase())).status).toBe(200);
    expect(await addressOf(token)).toMatchObject({ email: address });
    expect(await subjectsTo(newEmail)).toEqual(["Confirm your new email address"]);
    const notice = (await server.mailsTo(address)).at(-1);
    expect(notice?.subject).toBe("A new email address for your account");
    expect(notice?.body).toContain("Nothing has changed yet");
    expect((await signIn(newEmail)).status).toBe(401);

    const changed = await confirm(visitor, await linkTo(newEmail));
    expect(changed).toMatchObject({ status: 200, body: { result: { data: { email: newEmail } } } });
    // The link confirms the address; this session and the others stay.
    expect(await addressOf(token)).toMatchObject({ email: newEmail, emailVerified: true });
    expect(await server.isLetIn(elsewhere)).toBe(true);
    expect([(await signIn(address)).status, (await signIn(newEmail)).status]).toEqual([401, 200]);
    expect((await subjectsTo(address)).at(-1)).toBe("Your email address was changed");
  });

  test("does not reveal whether the new address has an account: only its mail says so, without a link", async () => {
    const { visitor, token, address } = await server.newcomer();
    const known = await server.newcomer();
    const [free, taken] = [await ask(visitor, another()), await ask(visitor, known.address)];
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    const mail = (await server.mailsTo(known.address)).at(-1);
    expect(mail?.subject).toBe("Your address has an account already");
    expect(mail?.body).not.toContain("token=");
    expect(await addressOf(token)).toMatchObject({ email: address });
  });

  test("changes nothing with a wrong password, and names the field", async () => {
    const { visitor } = await server.newcomer();
    const newEmail = another();
    expect(await ask(visitor, newEmail, "a wrong one")).toMatchObject({
      status: 400,
      body: { code: "INVALID", reason: "wrong_password", path: "password" },
    });
    expect(await subjectsTo(newEmail)).toEqual([]);
  });

  test("refuses the current address, an invalid one, callers who are not signed in, and other sites", async () => {
    const { visitor, address } = await server.newcomer();
    expect(await ask(visitor, address)).toMatchObject({
      status: 400,
      body: { reason: "address_unchanged", path: "newEmail" },
    });
    expect(await ask(visitor, "not an address")).toMatchObject({ status: 400, body: { path: "newEmail" } });
    expect(await ask(new Visitor(server.url), another())).toMatchObject({ status: 401 });
    visitor.headers.origin = "https://elsewhere.example";
    expect((await ask(visitor, another())).status).toBe(403);
  });

  test("is for the requesting account: the link does nothing in another one, nor without one", async () => {
    const { visitor, token, address } = await server.newcomer();
    const other = await server.newcomer();
    const newEmail = another();
    await ask(visitor, newEmail);
    const link = await linkTo(newEmail);
    expect(reasonIn(await confirm(other.visitor, link))).toBe("other_account");
    expect(reasonIn(await confirm(new Visitor(server.url), link))).toBe("sign_in_first");
    expect(await addressOf(other.token)).toMatchObject({ email: other.address });
    expect(await addressOf(token)).toMatchObject({ email: address });
    expect((await confirm(visitor, link)).status).toBe(200);
  });

  test("works once, and only with the newest link", async () => {
    const { visitor, token } = await server.newcomer();
    const [first, second] = [another(), another()];
    await ask(visitor, first);
    await ask(visitor, second);
    expect(reasonIn(await confirm(visitor, await linkTo(first)))).toBe("invalid_token");
    const link = await linkTo(second);
    expect((await confirm(visitor, link)).status).toBe(200);
    expect(reasonIn(await confirm(visitor, link))).toBe("invalid_token");
    expect(await addressOf(token)).toMatchObject({ email: second });
  });

  test("expires after an hour, by the database's clock", async () => {
    const { visitor, address, token } = await server.newcomer();
    const newEmail = another();
    await ask(visitor, newEmail);
    const over = (minutes: number) =>
      server.sql(
        `UPDATE identity.verification SET expires_at = expires_at - make_interval(mins => $2)
         WHERE value LIKE '%' || $1`,
        [newEmail, minutes],
      );
    const link = await linkTo(newEmail);
    await over(60);
    expect(reasonIn(await confirm(visitor, link))).toBe("invalid_token");
    expect(await addressOf(token)).toMatchObject({ email: address });
    await over(-1);
    expect((await confirm(visitor, link)).status).toBe(200);
  });

  test("is refused when the address got an account in the meantime, and only one of two requesters gets it", async () => {
    const { visitor } = await server.newcomer();
    const late = await server.newcomer();
    const newEmail = another();
    await ask(visitor, newEmail);
    const first = await linkTo(newEmail);
    await ask(late.visitor, newEmail);
    const second = await linkTo(newEmail);
    const ended = await Promise.all([confirm(visitor, first), confirm(late.visitor, second)]);
    expect(ended.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const third = await server.newcomer();
    const wanted = another();
    await ask(third.visitor, wanted);
    const link = await linkTo(wanted);
    await server.newcomer(wanted);
    expect(reasonIn(await confirm(third.visitor, link))).toBe("address_has_account");
  });

  test("invalidates reset and confirmation links that were mailed to the old address", async () => {
    const { visitor, address } = await server.newcomer();
    const unconfirmed = tokenIn((await server.mailsTo(address)).at(-1));
    await visitor.post("/api/auth/request-password-reset", { email: address });
    const reset = tokenIn((await server.mailsTo(address)).at(-1));
    const newEmail = another();
    await ask(visitor, newEmail);
    await confirm(visitor, await linkTo(newEmail));
    const newPassword = "another person's password";
    expect(await visitor.post("/api/auth/reset-password", { token: reset, newPassword })).toMatchObject({
      status: 400,
      body: { reason: "invalid_token" },
    });
    expect((await visitor.post("/api/auth/confirm-address", { token: unconfirmed })).status).toBe(400);
  });

  test("is canceled when the password changes, so that a person who did not request it can stop it", async () => {
    const { visitor, address, token } = await server.newcomer();
    const [first, second] = [another(), another()];
    await ask(visitor, first);
    const newPassword = "another long password";
    await visitor.post("/api/auth/account/password", { password, newPassword });
    expect(reasonIn(await confirm(visitor, await linkTo(first)))).toBe("invalid_token");
    await ask(visitor, second, newPassword);
    await visitor.post("/api/auth/request-password-reset", { email: address });
    const reset = tokenIn((await server.mailsTo(address)).at(-1));
    await visitor.post("/api/auth/reset-password", { token: reset, newPassword: password });
    const back = new Visitor(server.url);
    await back.post("/api/auth/sign-in/email", { email: address, password });
    expect(reasonIn(await confirm(back, await linkTo(second)))).toBe("invalid_token");
    expect(await server.isLetIn(token)).toBe(false);
  });

  test("does not work for a suspended account", async () => {
    const { visitor, address } = await server.newcomer();
    const newEmail = another();
    await ask(visitor, newEmail);
    const suspend = 'UPDATE identity."user" SET suspended_at = now() WHERE email = $1';
    await server.sql(suspend, [address]);
    expect((await confirm(visitor, await linkTo(newEmail))).status).toBe(401);
    const mails = await subjectsTo(newEmail);
    expect((await ask(visitor, newEmail)).status).not.toBe(200);
    expect(await subjectsTo(newEmail)).toEqual(mails);
  });

  test("mails an address at most six times in ten minutes, and mails as often for one requester", async () => {
    const asking = await server.newcomer();
    const target = another();
    const statuses: number[] = [];
    for (let at = 0; at < 7; at += 1) {
      statuses.push((await ask((await server.newcomer()).visitor, target)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    const own: number[] = [];
    for (let at = 0; at < 7; at += 1) own.push((await ask(asking.visitor, another())).status);
    expect(own).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });
});
