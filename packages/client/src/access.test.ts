import { rotateSigningKeys, staffed, startApi, type TestPerson } from "@bailiwick/api/testing";
import { blueprint, can } from "@bailiwick/domain";
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { verifyAccess } from "./access.ts";

const api = await startApi();
// Where people reach the instance, which is not where it listens.
const issuer = api.url.replace("127.0.0.1", "localhost");
const audience = "https://files.example";
const expected = { audience, issuer };
const { as, workspace, org } = await staffed(api, "compliance-ops");

async function published(): Promise<JSONWebKeySet> {
  return (await (await fetch(`${api.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
}

const ask = ({ client }: TestPerson, given: object = {}) =>
  client.access.token.query({ workspace, audience, ...given });

const partsOf = (token: string) =>
  token
    .split(".")
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));

/** The same claims, signed by another. */
async function forged(token: string, header: object = {}, claims: object = {}) {
  const [said, payload] = partsOf(token);
  const { privateKey, publicKey } = await generateKeyPair("EdDSA");
  const made = new SignJWT({ ...payload, ...claims }).setProtectedHeader({ ...said, ...header });
  return { token: await made.sign(privateKey), key: await exportJWK(publicKey) };
}

/** A token of this instance's own key with other claims: what an instance would sign if it said that. */
async function signedHere(token: string, claims: object) {
  const { token: other, key } = await forged(token, {}, claims);
  const [{ kid }] = partsOf(token);
  return verifyAccess(other, { keys: [{ ...key, kid, alg: "EdDSA", use: "sig" }] }, expected);
}

describe("a signed access token", () => {
  test("decides offline, for every permission, as the instance does", async () => {
    const keys = await published();
    for (const role of ["owner", "admin", "member", "viewer"]) {
      const {
        actor,
        organization,
        workspace: place,
      } = await verifyAccess((await ask(as(role))).token, keys, expected);
      expect([organization, place]).toEqual([org, workspace]);
      for (const { name, level } of blueprint("compliance-ops").catalogue.permissions) {
        if (level === "platform") continue;
        const { allowed } = await as(role).client.access.check.query({ workspace, permission: name });
        expect([role, name, can(actor, name).allowed]).toEqual([role, name, allowed]);
      }
    }
  });

  test("is a key's as well, within its scopes, and of an organization itself", async () => {
    const scopes = ["workspace:read", "certificate:read"] as const;
    const owner = as("owner").client;
    const { text, key } = await owner.keys.issue.mutate({ workspace, name: "Deploy", scopes: [...scopes] });
    const { token } = await api.client(text).access.token.query({ workspace, audience });
    const { actor } = await verifyAccess(token, await published(), expected);
    expect(actor).toMatchObject({ kind: "key", id: key.id });
    expect(can(actor, "certificate:read").allowed).toBe(true);
    expect(can(actor, "certificate:create").allowed).toBe(false);
    const other = await staffed(api, "ai-governance");
    const { token: above } = await other.founder.client.access.token.query({
      organization: other.org,
      audience,
    });
    expect(await verifyAccess(above, await published(), expected)).toMatchObject({ workspace: null });
  });

  test("knows the workspace's state", async () => {
    const { founder, workspace: archived, slug } = await staffed(api, "compliance-ops");
    await founder.client.workspaces.archive.mutate({ workspace: archived, confirmation: slug });
    const { token } = await founder.client.access.token.query({ workspace: archived, audience });
    const { actor } = await verifyAccess(token, await published(), expected);
    expect(can(actor, "workspace:update")).toMatchObject({ allowed: false, code: "WRONG_STATE" });
    expect(can(actor, "workspace:read").allowed).toBe(true);
  });

  test("still says what its subject has lost meanwhile, until it ends", async () => {
    const { founder, as: other, workspace: place } = await staffed(api, "compliance-ops");
    const person = other("member");
    const { token } = await person.client.access.token.query({ workspace: place, audience, seconds: 60 });
    await founder.client.members.remove.mutate({ workspace: place, userId: person.id });
    const keys = await published();
    const { actor, expiresAt } = await verifyAccess(token, keys, expected);
    expect(can(actor, "certificate:read").allowed).toBe(true);
    const later = (seconds: number) => ({
      ...expected,
      now: new Date(expiresAt.getTime() + seconds * 1_000),
    });
    await expect(verifyAccess(token, keys, later(30))).rejects.toMatchObject({ problem: "expired" });
    // Clocks differ by a few seconds, or by as much as the service says.
    await verifyAccess(token, keys, later(4));
    await verifyAccess(token, keys, { ...later(30), clockTolerance: 60 });
    const capped = { ...later(90), clockTolerance: 3_600 };
    await expect(verifyAccess(token, keys, capped)).rejects.toMatchObject({ problem: "expired" });
  });

  test.each([59, 601, 0, -1])(
    "is not asked for %d seconds, nor by someone who can't enter",
    async (seconds) => {
      await expect(ask(as("owner"), { seconds })).rejects.toMatchObject({ data: { code: "INVALID" } });
      await expect(ask(await api.person())).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
    },
  );
});

describe("a token is refused that is", async () => {
  const { token } = await ask(as("owner"));
  const keys = await published();

  test("for another audience, or of another instance", async () => {
    for (const wrong of [{ audience: "https://other.example" }, { issuer: "https://other.example" }])
      await expect(verifyAccess(token, keys, { ...expected, ...wrong })).rejects.toMatchObject({
        problem: "not_for_us",
      });
  });

  test("not signed at all, with another algorithm, or by another key that claims this one's name", async () => {
    const [header, payload] = partsOf(token);
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    const unsigned = `${encoded({ ...header, alg: "none" })}.${encoded(payload)}.`;
    const [key] = keys.keys;
    const secret = new TextEncoder().encode(JSON.stringify(key));
    const symmetric = await new SignJWT(payload).setProtectedHeader({ ...header, alg: "HS256" }).sign(secret);
    const { token: other } = await forged(token);
    const changed = `${token.slice(0, token.lastIndexOf("."))}${other.slice(other.lastIndexOf("."))}`;
    for (const each of [unsigned, symmetric, other, changed, "", "a.b.c", token.slice(0, -4)])
      await expect(verifyAccess(each, keys, expected)).rejects.toMatchObject({ problem: "invalid" });
  });

  test("signed with an unknown key", async () => {
    const { token: other } = await forged(token, { kid: "unknown-key" });
    await expect(verifyAccess(other, keys, expected)).rejects.toMatchObject({ problem: "unknown_key" });
  });

  test("of another type, too long-lived, or without what it has to say", async () => {
    const { token: other, key } = await forged(token, { typ: "at+jwt" });
    const [{ kid }] = partsOf(token);
    const own = { keys: [{ ...key, kid, alg: "EdDSA", use: "sig" }] };
    await expect(verifyAccess(other, own, expected)).rejects.toMatchObject({ problem: "invalid" });
    const now = Math.floor(Date.now() / 1_000);
    await expect(signedHere(token, { iat: now - 3_600, exp: now + 3_600 })).rejects.toMatchObject({
      problem: "expired",
    });
    for (const claims of [{ permissions: "f" }, { org: undefined }, { state: "gone" }, { actor: "system" }])
      await expect(signedHere(token, claims)).rejects.toMatchObject({ problem: "invalid" });
    await signedHere(token, {});
  });

  test("of a blueprint that this program does not have like the instance", async () => {
    for (const claims of [
      { matrix: "0".repeat(64) },
      { blueprint: "unheard-of" },
      { blueprint: "constructor" },
    ])
      await expect(signedHere(token, claims)).rejects.toMatchObject({ problem: "other_matrix" });
  });
});

describe("the keys", () => {
  test("are published without their private halves, which are stored encrypted", async () => {
    const { keys } = await published();
    expect(keys).toEqual([
      {
        kty: "OKP",
        crv: "Ed25519",
        x: expect.any(String),
        kid: expect.any(String),
        alg: "EdDSA",
        use: "sig",
      },
    ]);
    const { rows } = await api.owner.query("SELECT to_jsonb(k)::text AS row FROM identity.signing_key k");
    expect(rows[0].row).not.toContain('"d"');
  });

  test("rotate: the next is published before it signs, and the old one until its last token has ended", async () => {
    const { token: early } = await ask(as("owner"));
    const [{ kid: first }] = partsOf(early);
    expect(await rotateSigningKeys(api.owner, api.database.secret)).toBe(false);
    await api.owner.query("UPDATE identity.signing_key SET created_at = now() - interval '31 days'");
    const both = [0, 1].map(() => rotateSigningKeys(api.owner, api.database.secret));
    expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
    const kids = async () => (await published()).keys.map(({ kid }) => kid);
    const [next] = await kids();
    expect(await kids()).toEqual([next, first]);
    expect(partsOf((await ask(as("owner"))).token)[0].kid).toBe(first);

    const signsSince = (interval: string) =>
      api.owner.query("UPDATE identity.signing_key SET signs_at = now() - $2::interval WHERE kid = $1", [
        next,
        interval,
      ]);
    await api.owner.query(
      "UPDATE identity.signing_key SET signs_at = now() - interval '31 days' WHERE kid = $1",
      [first],
    );
    await signsSince("1 minute");
    const { token } = await ask(as("owner"));
    expect(partsOf(token)[0].kid).toBe(next);
    for (const each of [early, token]) await verifyAccess(each, await published(), expected);
    await signsSince("15 minutes");
    expect(await kids()).toEqual([next]);
    await expect(verifyAccess(early, await published(), expected)).rejects.toMatchObject({
      problem: "unknown_key",
    });
  });
});
