import { testDatabase } from "@bailiwick/db/testing";
import { describe, expect, test } from "vitest";
import { PasskeyDevice } from "../testing/passkey-device.ts";
import { codeOf } from "../testing/second-factors.ts";
import { siteOf } from "./passkey.ts";
import { type Newcomer, password, startTestServer, Visitor } from "./testing.ts";

const server = await startTestServer(await testDatabase());
const { origin } = siteOf(server.url);

type Options = { readonly challenge: string; readonly allowCredentials?: { readonly id: string }[] };
type Shown = { readonly code?: string; readonly passkey?: unknown };

const options = async (visitor: Visitor, challenge?: string) =>
  (await visitor.post("/api/auth/passkey/options", challenge === undefined ? {} : { challenge }))
    .body as Options;

/** What a device signs now, as its person asks for it. */
const signed = async (visitor: Visitor, device: PasskeyDevice, given = {}) =>
  device.sign(await options(visitor), { origin, ...given });

/** Has a new device answer, and adds it with the proof of that. */
async function add(visitor: Visitor, device = new PasskeyDevice(), shown: Shown = {}) {
  const begun = await visitor.post("/api/auth/account/passkey", { password, ...shown });
  expect(begun.status).toBe(200);
  const registration = device.register(begun.body as Options, { origin });
  const proven = await visitor.post("/api/auth/account/passkey/proof", { registration });
  expect(proven.status).toBe(200);
  const added = await visitor.post("/api/trpc/account.addPasskey", {
    proof: proven.body.proof,
    name: "Phone",
  });
  expect(added.status).toBe(200);
  const { data } = added.body.result as { data: { recoveryCodes: string[] | null } };
  return { device, codes: data.recoveryCodes };
}

/** Someone with a passkey. */
async function withPasskey(): Promise<Newcomer & { device: PasskeyDevice; codes: string[] }> {
  const person = await server.newcomer();
  const { device, codes } = await add(person.visitor);
  expect(codes).toHaveLength(10);
  return { ...person, device, codes: codes ?? [] };
}

async function challenged({ address }: Pick<Newcomer, "address">) {
  const visitor = new Visitor(server.url);
  const { status, body } = await visitor.post("/api/auth/sign-in/email", { email: address, password });
  expect(status).toBe(200);
  expect(body.token).toBeUndefined();
  return { visitor, challenge: String(body.challenge) };
}

/** The reason of a refusal, of an identity operation or of the API. */
const reasonOf = ({ body }: { readonly body: Record<string, unknown> }) =>
  (body.error as { data: { reason: string } } | undefined)?.data.reason ?? body.reason;

const passkeysOf = async ({ address }: Pick<Newcomer, "address">) =>
  server.sql<{ id: string; counter: string; used: boolean }>(
    `SELECT p.id, p.counter, p.last_used_at IS NOT NULL AS used
     FROM identity.passkey p JOIN identity."user" u ON u.id = p.user_id WHERE u.email = $1 ORDER BY p.created_at`,
    [address],
  );

describe("a passkey", () => {
  test("signs in by itself, and a password asks for it from then on; other sessions end, and a mail reports it", async () => {
    const { visitor, address, token } = await server.newcomer();
    const elsewhere = new Visitor(server.url);
    const other = await elsewhere.post("/api/auth/sign-in/email", { email: address, password });
    const { device } = await add(visitor);
    expect(await server.isLetIn(token)).toBe(true);
    expect(await server.isLetIn(String(other.body.token))).toBe(false);
    expect((await server.mailsTo(address)).at(-1)).toMatchObject({
      subject: "A passkey was added to your account",
      body: expect.stringContaining("“Phone”"),
    });

    const fresh = new Visitor(server.url);
    const passkey = await signed(fresh, device, { counter: 1 });
    const { status, body } = await fresh.post("/api/auth/sign-in/passkey", { passkey });
    expect(status).toBe(200);
    expect(await server.isLetIn(String(body.token))).toBe(true);
    expect(await passkeysOf({ address })).toMatchObject([{ counter: "1", used: true }]);

    const asked = await challenged({ address });
    const asking = await options(asked.visitor, asked.challenge);
    expect(asking.allowCredentials).toMatchObject([{ id: device.id.toString("base64url") }]);
    const second = await asked.visitor.post("/api/auth/sign-in/second-factor", {
      challenge: asked.challenge,
      passkey: device.sign(asking, { origin, counter: 2 }),
    });
    expect(second.status).toBe(200);
    expect(await server.isLetIn(String(second.body.token))).toBe(true);
  });

  test("counts for nothing when the device says that no one showed themselves, or signs for another site, or again", async () => {
    const person = await withPasskey();
    const { device } = person;
    const visitor = new Visitor(server.url);
    const tried = async (passkey: unknown) => {
      const answer = await visitor.post("/api/auth/sign-in/passkey", { passkey });
      return answer.status === 200 ? "signed in" : reasonOf(answer);
    };
    expect(await tried(await signed(visitor, device, { isVerified: false }))).toBe("wrong_passkey");
    expect(await tried(await signed(visitor, device, { origin: "https://evil.example" }))).toBe(
      "wrong_passkey",
    );
    expect(await tried(await signed(visitor, device, { site: "evil.example" }))).toBe("wrong_passkey");
    expect(await tried(device.sign({ challenge: "x".repeat(43) }, { origin }))).toBe("wrong_passkey");
    expect(await tried(await signed(visitor, new PasskeyDevice()))).toBe("wrong_passkey");
    // The challenge of a registration is none for signing in.
    const registration = await person.visitor.post("/api/auth/account/passkey", {
      password,
      passkey: await signed(person.visitor, device),
    });
    expect(await tried(device.sign(registration.body as Options, { origin }))).toBe("wrong_passkey");
    const once = await signed(visitor, device, { counter: 7 });
    expect(await tried(once)).toBe("signed in");
    expect(await tried(once)).toBe("wrong_passkey");
    // A device that counts and has counted less is a copy.
    expect(await tried(await signed(visitor, device, { counter: 7 }))).toBe("wrong_passkey");
    expect(await tried(await signed(visitor, device, { counter: 8 }))).toBe("signed in");
  });

  test("that signed once, twenty times in the same moment, gives one session", async () => {
    const { device } = await withPasskey();
    const passkey = await signed(new Visitor(server.url), device);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        new Visitor(server.url).post("/api/auth/sign-in/passkey", { passkey }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test("is its person's: another's opens no challenge of theirs, and proves nothing in their session", async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const asked = await challenged(mine);
    const passkey = await signed(asked.visitor, theirs.device);
    const answer = await asked.visitor.post("/api/auth/sign-in/second-factor", {
      challenge: asked.challenge,
      passkey,
    });
    expect([answer.status, reasonOf(answer)]).toEqual([400, "wrong_passkey"]);
    const proof = await mine.visitor.post("/api/auth/account/code", {
      password,
      passkey: await signed(mine.visitor, theirs.device),
    });
    expect(reasonOf(proof)).toBe("wrong_passkey");
    // What a device of theirs answered in their session adds nothing in another.
    const begun = await theirs.visitor.post("/api/auth/account/passkey", {
      password,
      passkey: await signed(theirs.visitor, theirs.device),
    });
    const registration = new PasskeyDevice().register(begun.body as Options, { origin });
    expect(reasonOf(await mine.visitor.post("/api/auth/account/passkey/proof", { registration }))).toBe(
      "wrong_passkey",
    );
    const proven = await theirs.visitor.post("/api/auth/account/passkey/proof", { registration });
    const given = { proof: proven.body.proof, name: "Phone" };
    expect(reasonOf(await mine.visitor.post("/api/trpc/account.addPasskey", given))).toBe("code_again");
    expect((await theirs.visitor.post("/api/trpc/account.addPasskey", given)).status).toBe(200);
    expect(await passkeysOf(mine)).toHaveLength(1);
    expect(await passkeysOf(theirs)).toHaveLength(2);
  });
});

describe("setting up another factor", () => {
  test("takes one that the person has, and gives no new recovery codes", async () => {
    const { visitor, address, device, codes } = await withPasskey();
    for (const path of ["/api/auth/account/passkey", "/api/auth/account/authenticator"]) {
      const answer = await visitor.post(path, { password });
      expect([answer.status, reasonOf(answer)]).toEqual([400, "factor_needed"]);
    }
    const second = await add(visitor, new PasskeyDevice(), { passkey: await signed(visitor, device) });
    expect(second.codes).toBeNull();
    const third = await add(visitor, new PasskeyDevice(), { code: codes[0] ?? "" });
    expect(third.codes).toBeNull();
    expect(await passkeysOf({ address })).toHaveLength(3);
  });

  test("an app is turned on by a code of it, and not by a passkey", async () => {
    const { visitor, device } = await withPasskey();
    const begun = await visitor.post("/api/auth/account/authenticator", {
      password,
      passkey: await signed(visitor, device),
    });
    expect(begun.status).toBe(200);
    const byPasskey = await visitor.post("/api/auth/account/code", {
      password,
      passkey: await signed(visitor, device),
    });
    const turnOn = (proof: unknown) => visitor.post("/api/trpc/account.turnOnAuthenticator", { proof });
    expect(reasonOf(await turnOn(byPasskey.body.proof))).toBe("code_again");
    const code = await codeOf(String(begun.body.uri));
    const byCode = await visitor.post("/api/auth/account/code", { password, code });
    expect((await turnOn(byCode.body.proof)).status).toBe(200);
  });

  test("an app that was only begun opens no challenge, and removes no passkey", async () => {
    const person = await withPasskey();
    const { visitor, device, address } = person;
    const begun = await visitor.post("/api/auth/account/authenticator", {
      password,
      passkey: await signed(visitor, device),
    });
    const asked = await challenged(person);
    const code = await codeOf(String(begun.body.uri));
    const answer = await asked.visitor.post("/api/auth/sign-in/second-factor", {
      challenge: asked.challenge,
      code,
    });
    expect(reasonOf(answer)).toBe("wrong_code");
    const proven = await visitor.post("/api/auth/account/code", { password, code });
    const [{ id: passkey } = { id: "" }] = await passkeysOf({ address });
    const given = { proof: proven.body.proof, passkey };
    expect(reasonOf(await visitor.post("/api/trpc/account.removePasskey", given))).toBe("code_again");
  });
});

describe("removing a passkey", () => {
  test("takes a factor; with the last one, recovery codes go, and signing in takes the password alone", async () => {
    const person = await withPasskey();
    const { visitor, address, device, codes } = person;
    await add(visitor, new PasskeyDevice(), { passkey: await signed(visitor, device) });
    const remove = async (shown: Shown) => {
      const [{ id: passkey } = { id: "" }] = await passkeysOf({ address });
      const proven = await visitor.post("/api/auth/account/code", { password, ...shown });
      expect(proven.status).toBe(200);
      return visitor.post("/api/trpc/account.removePasskey", { proof: proven.body.proof, passkey });
    };
    expect((await remove({ passkey: await signed(visitor, device) })).status).toBe(200);
    await challenged(person);
    expect((await remove({ code: codes[0] ?? "" })).status).toBe(200);
    const { body } = await new Visitor(server.url).post("/api/auth/sign-in/email", {
      email: address,
      password,
    });
    expect(body.token).toBeDefined();
    expect(
      await server.sql(
        `SELECT FROM identity.recovery_code r JOIN identity."user" u ON u.id = r.user_id WHERE u.email = $1`,
        [address],
      ),
    ).toEqual([]);
    expect((await server.mailsTo(address)).at(-1)?.subject).toBe("A passkey was removed from your account");
  });

  test("and what a removed one signs counts for nothing", async () => {
    const { visitor, address, device } = await withPasskey();
    const proven = await visitor.post("/api/auth/account/code", {
      password,
      passkey: await signed(visitor, device),
    });
    const late = await signed(visitor, device);
    const [{ id: passkey } = { id: "" }] = await passkeysOf({ address });
    await visitor.post("/api/trpc/account.removePasskey", { proof: proven.body.proof, passkey });
    expect(reasonOf(await new Visitor(server.url).post("/api/auth/sign-in/passkey", { passkey: late }))).toBe(
      "wrong_passkey",
    );
  });
});

test("someone has twenty passkeys at most", async () => {
  const { visitor, address, device } = await withPasskey();
  await server.sql(
    `INSERT INTO identity.passkey (id, user_id, credential_id, public_key, counter, transports, name)
     SELECT gen_random_uuid(), u.id, gen_random_uuid(), '', 0, '{}', 'Key' FROM identity."user" u, generate_series(1, 19)
     WHERE u.email = $1`,
    [address],
  );
  const begun = await visitor.post("/api/auth/account/passkey", {
    password,
    passkey: await signed(visitor, device),
  });
  const registration = new PasskeyDevice().register(begun.body as Options, { origin });
  const proven = await visitor.post("/api/auth/account/passkey/proof", { registration });
  const added = await visitor.post("/api/trpc/account.addPasskey", {
    proof: proven.body.proof,
    name: "Phone",
  });
  expect(added.status).toBe(400);
  expect(await passkeysOf({ address })).toHaveLength(20);
});

test("someone who is suspended does not sign in by theirs", async () => {
  const { address, device } = await withPasskey();
  await server.sql('UPDATE identity."user" SET suspended_at = now() WHERE email = $1', [address]);
  const visitor = new Visitor(server.url);
  const answer = await visitor.post("/api/auth/sign-in/passkey", { passkey: await signed(visitor, device) });
  expect([answer.status, reasonOf(answer)]).toEqual([403, "suspended"]);
});
