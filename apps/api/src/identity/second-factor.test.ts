import { beginRotation, resealSecrets } from "@bailiwick/db";
import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { codeOf } from "../testing/second-factors.ts";
import { password, startTestServer, Visitor } from "./testing.ts";

const database = await testDatabase();
const server = await startTestServer(database);

type Owner = {
  readonly visitor: Visitor;
  readonly address: string;
  readonly uri: string;
  readonly codes: string[];
};

/** Types password and code, and makes the call that asks for them. */
async function withCode(visitor: Visitor, code: string, verb: string) {
  const { status, body } = await visitor.post("/api/auth/account/code", { password, code });
  if (status !== 200) return { status, body };
  return visitor.post(`/api/trpc/account.${verb}`, { proof: body.proof });
}

const dataOf = (answer: { body: Record<string, unknown> }) =>
  (answer.body.result as { data: { recoveryCodes: string[] } }).data;

/** What the app shows now, as if its person had waited for a code that was not taken yet. */
async function nextCode({ address, uri }: Pick<Owner, "address" | "uri">): Promise<string> {
  await server.sql(
    `UPDATE identity.authenticator a SET last_step = 0 FROM identity."user" u WHERE u.id = a.user_id AND u.email = $1`,
    [address],
  );
  return codeOf(uri);
}

/** Someone with an authenticator that is on. */
async function enrolled(): Promise<Owner> {
  const { visitor, address } = await server.newcomer();
  const begun = await visitor.post("/api/auth/account/authenticator", { password });
  expect(begun.status).toBe(200);
  const uri = String(begun.body.uri);
  expect(new URL(uri).searchParams.get("secret")).toBe(begun.body.secret);
  const answer = await withCode(visitor, await codeOf(uri), "turnOnAuthenticator");
  expect(answer.status).toBe(200);
  return { visitor, address, uri, codes: dataOf(answer).recoveryCodes };
}

async function challenged(email: string) {
  const visitor = new Visitor(server.url);
  const { status, body } = await visitor.post("/api/auth/sign-in/email", { email, password });
  expect(status).toBe(200);
  expect(body.token).toBeUndefined();
  expect(visitor.cookie).toBe("");
  return { visitor, challenge: String(body.challenge) };
}

const signIn = ({ visitor, challenge }: Awaited<ReturnType<typeof challenged>>, code: string) =>
  visitor.post("/api/auth/sign-in/second-factor", { challenge, code });

const sessionsOf = async (address: string) => {
  const [row] = await server.sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM identity.session s JOIN identity."user" u ON u.id = s.user_id WHERE u.email = $1`,
    [address],
  );
  return row?.count;
};

describe("an authenticator app", () => {
  test("is asked for from the moment when a code of it was shown; other sessions end, and a mail reports it", async () => {
    const { visitor, address, token } = await server.newcomer();
    const elsewhere = new Visitor(server.url);
    const { body } = await elsewhere.post("/api/auth/sign-in/email", { email: address, password });
    const begun = await visitor.post("/api/auth/account/authenticator", { password });
    // Begun is not on.
    const between = await new Visitor(server.url).post("/api/auth/sign-in/email", {
      email: address,
      password,
    });
    expect(between.body.token).toBeDefined();
    const answer = await withCode(visitor, await codeOf(String(begun.body.uri)), "turnOnAuthenticator");
    expect(answer.status).toBe(200);
    expect(new Set(dataOf(answer).recoveryCodes).size).toBe(10);
    expect(await server.isLetIn(token)).toBe(true);
    expect(await server.isLetIn(String(body.token))).toBe(false);
    expect((await server.mailsTo(address)).at(-1)?.subject).toBe("Your authenticator app is on");
    await challenged(address);
  });

  test("keeps nothing that can be read: the secret is encrypted, and the recovery codes are hashed", async () => {
    const { address, uri, codes } = await enrolled();
    const [row] = await server.sql<{ kept: string }>(
      `SELECT concat(a::text, (SELECT string_agg(r::text, '') FROM identity.recovery_code r WHERE r.user_id = a.user_id)) AS kept
       FROM identity.authenticator a JOIN identity."user" u ON u.id = a.user_id WHERE u.email = $1`,
      [address],
    );
    const secret = new URL(uri).searchParams.get("secret") ?? "";
    for (const plain of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
      expect(row?.kept).not.toContain(plain);
  });

  test("is encrypted anew when the key of secrets is rotated, and its codes go on", async () => {
    const owner = await enrolled();
    const pool = new pg.Pool({ connectionString: database.urls.owner, max: 1 });
    const version = await beginRotation(pool);
    const left = await resealSecrets({ pool, instanceSecret: database.secret, tell: () => undefined });
    await pool.end();
    expect(left).toBe(0);
    const versions = await server.sql<{ version: number }>(
      "SELECT DISTINCT (secrets -> 'secret' ->> 'version')::int AS version FROM identity.authenticator",
    );
    expect(versions).toEqual([{ version }]);
    expect((await signIn(await challenged(owner.address), await nextCode(owner))).status).toBe(200);
  });

  test("begins again as often as one likes, and the secret shown last counts; once on, it is not replaced", async () => {
    const { visitor } = await server.newcomer();
    const first = await visitor.post("/api/auth/account/authenticator", { password });
    const proof = await visitor.post("/api/auth/account/code", {
      password,
      code: await codeOf(String(first.body.uri)),
    });
    const second = await visitor.post("/api/auth/account/authenticator", { password });
    const late = await visitor.post("/api/trpc/account.turnOnAuthenticator", { proof: proof.body.proof });
    expect(late.status).toBe(400);
    expect(
      (await withCode(visitor, await codeOf(String(first.body.uri)), "turnOnAuthenticator")).status,
    ).toBe(400);
    const on = await withCode(visitor, await codeOf(String(second.body.uri)), "turnOnAuthenticator");
    expect(on.status).toBe(200);
    const [code] = dataOf(on).recoveryCodes;
    expect(await visitor.post("/api/auth/account/authenticator", { password, code })).toMatchObject({
      status: 409,
      body: { reason: "authenticator_on" },
    });
  });

  test("is turned off with password and code, and signing in takes the password alone", async () => {
    const owner = await enrolled();
    const { visitor, address } = owner;
    expect(await withCode(visitor, "000000", "turnOffAuthenticator")).toMatchObject({
      body: { reason: "wrong_code", path: "code" },
    });
    const wrong = { password: "not the password", code: await nextCode(owner) };
    expect((await visitor.post("/api/auth/account/code", wrong)).body.reason).toBe("wrong_password");
    expect((await withCode(visitor, await nextCode(owner), "turnOffAuthenticator")).status).toBe(200);
    expect((await server.mailsTo(address)).at(-1)?.subject).toBe("Your authenticator app is off");
    const { body } = await new Visitor(server.url).post("/api/auth/sign-in/email", {
      email: address,
      password,
    });
    expect(body.token).toBeDefined();
  });

  test("is its person's: a proof holds once, in its own session, and no one else's code or proof does", async () => {
    const mine = await enrolled();
    const theirs = await enrolled();
    expect(await withCode(mine.visitor, await nextCode(theirs), "turnOffAuthenticator")).toMatchObject({
      body: { reason: "wrong_code" },
    });
    const { body } = await theirs.visitor.post("/api/auth/account/code", {
      password,
      code: await nextCode(theirs),
    });
    const use = (visitor: Visitor) =>
      visitor.post("/api/trpc/account.replaceRecoveryCodes", { proof: body.proof });
    expect((await use(mine.visitor)).status).toBe(400);
    expect((await use(theirs.visitor)).status).toBe(200);
    expect((await use(theirs.visitor)).status).toBe(400);
    expect(
      (await new Visitor(server.url).post("/api/auth/account/code", { password, code: "1" })).status,
    ).toBe(401);
  });
});

describe("signing in with a code", () => {
  test("gives the session for which the password was typed", async () => {
    const owner = await enrolled();
    const asked = await challenged(owner.address);
    const { status, body } = await signIn(asked, await nextCode(owner));
    expect(status).toBe(200);
    expect(await server.isLetIn(String(body.token))).toBe(true);
    expect((await signIn(asked, await nextCode(owner))).body.reason).toBe("challenge_over");
  });

  test("one code, twenty times in the same moment, gives one session", async () => {
    const owner = await enrolled();
    const { address } = owner;
    const before = await sessionsOf(address);
    // Of ten challenges, each with two tries: some wait for the limit of wrong codes.
    const challenges = await Promise.all(Array.from({ length: 10 }, () => challenged(address)));
    const code = await nextCode(owner);
    const answers = await Promise.all([...challenges, ...challenges].map((each) => signIn(each, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await sessionsOf(address)).toBe((before ?? 0) + 1);
  });

  test("refuses what is no code, and the next code is accepted", async () => {
    const owner = await enrolled();
    const asked = await challenged(owner.address);
    const junk = [
      "",
      " ",
      "12345",
      "1234567",
      "abcdef",
      "９９９９９９",
      "0".repeat(41),
      "1e5",
      "-00001",
      "00 00 00",
    ];
    for (const code of junk)
      expect(await signIn(asked, code)).toMatchObject({
        status: 400,
        body: { code: "INVALID", path: "code" },
      });
    expect((await signIn(asked, await nextCode(owner))).status).toBe(200);
  });

  test("refuses a code of a minute and a half ago or ahead, and one that was taken before", async () => {
    const owner = await enrolled();
    const { address, uri } = owner;
    const asked = await challenged(address);
    for (const steps of [-3, 3])
      expect((await signIn(asked, await codeOf(uri, steps))).body.reason).toBe("wrong_code");
    const code = await nextCode(owner);
    expect((await signIn(asked, code)).status).toBe(200);
    expect((await signIn(await challenged(address), code)).body.reason).toBe("wrong_code");
  });

  test("counts wrong codes of an account over all challenges, and then takes none", async () => {
    const owner = await enrolled();
    const { address } = owner;
    for (let at = 0; at < 10; at += 1)
      expect((await signIn(await challenged(address), "000000")).body.reason).toBe("wrong_code");
    const { status, headers } = await signIn(await challenged(address), await nextCode(owner));
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(60);
    // Another account is not concerned.
    const other = await enrolled();
    expect((await signIn(await challenged(other.address), await nextCode(other))).status).toBe(200);
  });

  test("takes each recovery code once, in any letters, and a mail tells how many are left", async () => {
    const owner = await enrolled();
    const { address, codes, visitor } = owner;
    const [first = "", second = ""] = codes;
    expect((await signIn(await challenged(address), first.replaceAll("-", "").toUpperCase())).status).toBe(
      200,
    );
    expect((await server.mailsTo(address)).at(-1)).toMatchObject({
      subject: "A recovery code was used to sign in",
      body: expect.stringContaining("9 are left"),
    });
    expect((await signIn(await challenged(address), first)).body.reason).toBe("wrong_code");
    const renewed = dataOf(
      await withCode(visitor, await nextCode(owner), "replaceRecoveryCodes"),
    ).recoveryCodes;
    expect((await signIn(await challenged(address), second)).body.reason).toBe("wrong_code");
    expect((await signIn(await challenged(address), renewed[0] ?? "")).status).toBe(200);
  });

  test("is over after ten minutes, with a new password, and for what is no challenge", async () => {
    const owner = await enrolled();
    const { address, visitor } = owner;
    const asked = await challenged(address);
    await server.sql("UPDATE identity.verification SET expires_at = now() WHERE value LIKE 'challenge %'");
    const code = await nextCode(owner);
    const over = { status: 401, body: { reason: "challenge_over" } };
    expect(await signIn(asked, code)).toMatchObject(over);
    const again = await challenged(address);
    const change = { password, newPassword: "another long password" };
    expect((await visitor.post("/api/auth/account/password", change)).status).toBe(200);
    expect(await signIn(again, code)).toMatchObject(over);
    expect(await signIn({ ...again, challenge: "bwx_nothing" }, code)).toMatchObject(over);
  });

  test("is refused to someone who was suspended meanwhile", async () => {
    const owner = await enrolled();
    const { address } = owner;
    const asked = await challenged(address);
    await server.sql(`UPDATE identity."user" SET suspended_at = now() WHERE email = $1`, [address]);
    expect((await signIn(asked, await nextCode(owner))).body.reason).toBe("suspended");
  });
});
