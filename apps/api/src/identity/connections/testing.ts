import { createSocket } from "node:dgram";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { blueprint, type SignInRefusal } from "@bailiwick/domain";
import dns from "dns-packet";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { expect, onTestFinished } from "vitest";
import { checkDomains, recordsOf } from "../../jobs/check-domains.ts";
import type { TestApi, TestPerson } from "../../testing/api.ts";
import { staffed } from "../../testing/tenants.ts";
import { Visitor } from "../testing.ts";

export const clientId = "bailiwick";
export const clientSecret = "a-secret-that-is-never-shown-again";

/** What a provider does wrong. */
export type Lies = {
  /** Claims of the ID token in the place of the true ones; undefined takes one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly unsigned?: boolean;
  readonly foreignKey?: boolean;
  /** Of its metadata. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** In the place of its metadata. */
  readonly discovery?: (answer: ServerResponse) => void;
  /** The `iss` of its answer (RFC 9207). */
  readonly iss?: string;
};

/** Who signs in at a provider. */
export type Identity = { readonly sub: string; readonly [claim: string]: unknown };

/** A provider of identities that can lie: it signs in, without asking, who is told it. It ends with its test. */
export async function startProvider() {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const foreign = await generateKeyPair("RS256");
  const codes = new Map<string, { nonce: string; identity: Identity }>();
  const provider = {
    url: "",
    identity: { sub: "none" } as Identity,
    lies: {} as Lies,
    asked: [] as string[],
  };
  const json = (answer: ServerResponse, body: unknown, status = 200) =>
    answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

  async function idToken(nonce: string, { identity, lies }: typeof provider): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: provider.url,
      aud: clientId,
      nonce,
      iat: now,
      exp: now + 300,
      ...identity,
      ...lies.claims,
    };
    if (lies.unsigned === true) return new UnsecuredJWT(claims).encode();
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .sign(lies.foreignKey === true ? foreign.privateKey : privateKey);
  }

  async function answerTo(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", provider.url);
    provider.asked.push(pathname);
    if (pathname === "/.well-known/openid-configuration") {
      if (provider.lies.discovery !== undefined) return provider.lies.discovery(answer);
      json(answer, {
        issuer: provider.url,
        authorization_endpoint: `${provider.url}/authorize`,
        token_endpoint: `${provider.url}/token`,
        jwks_uri: `${provider.url}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        ...provider.lies.metadata,
      });
    } else if (pathname === "/jwks") {
      json(answer, { keys: [{ ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" }] });
    } else if (pathname === "/authorize") {
      const code = `code-${codes.size}`;
      codes.set(code, { nonce: searchParams.get("nonce") ?? "", identity: provider.identity });
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", searchParams.get("state") ?? "");
      if (provider.lies.iss !== undefined) back.searchParams.set("iss", provider.lies.iss);
      answer.writeHead(302, { location: back.href }).end();
    } else if (pathname === "/token") {
      const body = new URLSearchParams(String(Buffer.concat(await request.toArray())));
      const code = codes.get(body.get("code") ?? "");
      codes.delete(body.get("code") ?? "");
      if (code === undefined) json(answer, { error: "invalid_grant" }, 400);
      else {
        const token = await idToken(code.nonce, { ...provider, identity: code.identity });
        json(answer, { access_token: "access", token_type: "Bearer", id_token: token });
      }
    } else json(answer, {}, 404);
  }
  const server = createServer((request, answer) => {
    answerTo(request, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())));
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

/** A name server on this machine with these texts, which a test can change; it ends with its test. */
export async function startNames(texts: Map<string, readonly string[] | "broken">) {
  const socket = createSocket("udp4", (message, { address, port }) => {
    const query = dns.decode(message);
    const [question] = query.questions ?? [];
    const found = texts.get(question?.name ?? "");
    const reply = dns.encode({
      type: "response",
      id: query.id ?? 0,
      // SERVFAIL or, for a name that is not there, NXDOMAIN (RFC 1035, 4.1.1).
      flags: found === "broken" ? 2 : found === undefined ? 3 : 0,
      questions: query.questions ?? [],
      answers:
        found === undefined || found === "broken"
          ? []
          : found.map((data) => ({ name: question?.name ?? "", type: "TXT", ttl: 0, data }) as const),
    });
    socket.send(reply, port, address);
  });
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done));
  onTestFinished(() => new Promise<void>((done) => socket.close(done)));
  return recordsOf([`127.0.0.1:${socket.address().port}`]);
}

/** Looks up what is due, as the background work does. */
export const lookUp = (api: TestApi, records: Parameters<typeof checkDomains>[1]) =>
  checkDomains(api.owner, records, () => undefined);

/** A domain that no other test has. */
let made = 0;
export const newDomain = () => {
  made += 1;
  return `company${made}-${Date.now().toString(36)}.example`;
};

/** Has an organization prove a domain, as its name servers would. */
export async function proveDomain(api: TestApi, by: TestPerson, organization: string, name = newDomain()) {
  const { id, record } = await by.client.domains.add.mutate({ organization, name });
  const records = await startNames(new Map([[record.host, [record.value]]]));
  await by.client.domains.verify.mutate({ organization, domain: id });
  await lookUp(api, records);
  return { id, name, record };
}

/** A browser that is signed in as a person, by their token. */
export function browserOf(api: TestApi, person?: TestPerson): Visitor {
  const visitor = new Visitor(api.url);
  if (person !== undefined) visitor.headers.authorization = `Bearer ${person.token}`;
  return visitor;
}

/** Goes to a provider and comes back; the parameters with which it sent the browser back. */
export async function visit(url: unknown): Promise<Record<string, string>> {
  const answer = await fetch(String(url), { redirect: "manual" });
  expect(answer.status).toBe(302);
  return Object.fromEntries(new URL(answer.headers.get("location") ?? "").searchParams);
}

export const begin = (browser: Visitor, body: object) => browser.post("/api/auth/sign-in/connection", body);
export const finish = (browser: Visitor, body: object) =>
  browser.post("/api/auth/sign-in/connection/finish", body);

/** A whole round trip: the answer to what the browser brought back. */
export async function roundTrip(browser: Visitor, body: object) {
  const begun = await begin(browser, body);
  expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  return finish(browser, await visit(begun.body.url));
}

/** A refusal, as its person reads it. */
export const refusedFor = (why: SignInRefusal) => ({
  status: 403,
  body: { reason: "sign_in_refused", params: { why } },
});

/** An organization of a kind, on the plan that opens single sign-on, with a verified domain and a connection that is on. */
export async function connected(api: TestApi, key: string, role: string) {
  const company = await staffed(api, key);
  const { founder, org: organization } = company;
  const plan = blueprint(key).plans.find(({ features }) => features.includes("sso"))?.key;
  if (plan !== undefined)
    await api.owner.query("UPDATE organization SET plan = $2 WHERE id = $1", [organization, plan]);
  const provider = await startProvider();
  const domain = await proveDomain(api, founder, organization);
  const given = { organization, name: "Login", issuer: provider.url, clientId, clientSecret, role };
  const connection = await founder.client.connections.create.mutate(given);
  const of = { organization, connection: connection.id };
  const { ticket } = await founder.client.connections.test.mutate(of);
  expect((await roundTrip(browserOf(api, founder), { ticket })).body).toEqual({ status: "tested" });
  await founder.client.connections.enable.mutate(of);
  return { ...company, organization, provider, domain, of, plan };
}
