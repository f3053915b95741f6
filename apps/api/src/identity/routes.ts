import { connectedSession, Refused, refuse, signInFirst } from "@bailiwick/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { nestsTooDeep, tooDeep } from "../http/json.ts";
import { notJson, sendRefusal } from "../http/replies.ts";
import { refusalOf } from "../procedure/errors.ts";
import { giveBack, take, takeMail } from "./attempts.ts";
import { clientNetwork } from "./client-address.ts";
import { connectionRoutes } from "./connections/routes.ts";
import { addressHeader } from "./identity.ts";
import { demandStrength } from "./new-password.ts";
import { type Operation, operations } from "./operations.ts";
import type { RateLimit } from "./rate-limit.ts";
import { identityRefusal, tooManyAttempts } from "./refusals.ts";

/** Mounts the identity operations under `/api/auth`. */
export async function identityRoutes(app: FastifyInstance, { limit }: { limit: RateLimit }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_, text, done) => done(null, text));
  for (const operation of operations) {
    app.post(operation.path, (request, reply) => carryOut(operation, request, reply, limit));
  }
  connectionRoutes(app, { limit, read });
}

/** The set-up link was used, has expired, or is invalid. */
const usedUp = refuse("invalid_token", {}, "token");

async function carryOut(
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  limit: RateLimit,
): Promise<FastifyReply> {
  const { path } = operation;
  const body = read(operation.body, request.body);
  await demandOwnSession(operation, request);
  const email = await addressIn(operation, body, request);
  const device = email === null ? null : request.server.deviceCookies.read(request.headers, email);
  const attempt = { network: clientNetwork(request.clientAddress), email, device };
  const wait =
    (await take(limit, operation, attempt)) ?? (await takeMail(limit, operation, { from: email, body }));
  if (wait !== null) {
    return sendRefusal(reply.header("retry-after", wait), tooManyAttempts(wait), 429);
  }
  await demandStrength(operation, body, email);

  const { handle, isSetUp, setUp } = await request.server.identity();
  const headers = forwarded(request);
  const token = path === "/set-up" ? String(body.token) : null;
  if (token !== null && !(await isSetUp(token))) return sendRefusal(reply, usedUp);
  // Setting up an instance means signing up, and then becoming its platform admin.
  const target = token === null ? path : "/sign-up/email";
  const { token: _, ...account } = body;
  const url = new URL(`/api/auth${target}`, request.server.publicUrl());
  const text = JSON.stringify(token === null ? body : account);
  const perform = () => handle(new Request(url, { method: "POST", headers, body: text }));
  if (operation.answersFirst) {
    request.server.afterwards(perform());
    return reply.header("cache-control", "no-store").send({ status: true });
  }
  const response = await perform();
  if (token !== null && response.ok && !(await setUp(token, String(body.email)))) {
    return sendRefusal(reply, usedUp);
  }
  if (operation.perAccount && response.ok) await giveBack(limit, operation, attempt);
  const cookies = response.headers.getSetCookie();
  if (email !== null && device === null && cookies.some((each) => each.includes(".session_token="))) {
    cookies.push(request.server.deviceCookies.give(email));
  }
  return answer(reply, response, cookies);
}

/**
 * The address of the account of an operation. Throws Refused if that is the caller's own, and they are not signed in, or that
 * of a challenge that is over.
 */
async function addressIn(
  { ofOneself, ofChallenge }: Operation,
  { email, challenge }: Record<string, unknown>,
  { credential, server }: FastifyRequest,
): Promise<string | null> {
  if (ofChallenge === true) {
    const challenged = await (await server.identity()).addressChallenged(String(challenge));
    if (challenged === null) throw new Refused(refuse("challenge_over"));
    return challenged;
  }
  if (ofOneself !== true) return typeof email === "string" ? email : null;
  const { addressOf } = await server.identity();
  const own = credential && (await addressOf(credential.token));
  if (own === null) throw new Refused(signInFirst);
  return own;
}

/** Refuses a session that a connection made what is its person's alone. */
async function demandOwnSession(
  { ofOneself, ofOwnSession }: Operation,
  { credential, server }: FastifyRequest,
): Promise<void> {
  if (credential === null || !(ofOneself === true || ofOwnSession === true)) return;
  if (await (await server.identity()).isConnected(credential.token)) throw new Refused(connectedSession);
}

/** The operation's input. Throws Refused, or the schema's own error with the path of the invalid field. */
function read<Body extends z.ZodType>(body: Body, text: unknown): z.output<Body> {
  if (text !== undefined && typeof text !== "string") throw new Refused(notJson);
  if (text !== undefined && nestsTooDeep(text)) throw new Refused(tooDeep);
  let input: unknown;
  try {
    input = text === undefined || text === "" ? {} : JSON.parse(text);
  } catch {
    throw new Refused(notJson);
  }
  const result = body.safeParse(input);
  if (!result.success) throw new Refused(refusalOf(result.error));
  return result.data;
}

/**
 * The headers for better-auth. The client's address is the one that this server determined. A bearer token, which no
 * other site can make a browser send, is passed on as the cookie that better-auth knows.
 */
function forwarded(request: FastifyRequest): Headers {
  const headers = new Headers({ "content-type": "application/json" });
  const passed = ["cookie", "origin", "referer", "user-agent", "accept-language"];
  for (const name of [...passed, "sec-fetch-site", "sec-fetch-mode"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  // Node's own fetch sends only a mode, and would be mistaken for a browser on another site.
  if (!headers.has("sec-fetch-site")) headers.delete("sec-fetch-mode");
  if (request.headers.authorization !== undefined) {
    const { credential, server } = request;
    headers.delete("cookie");
    if (credential !== null) headers.set("cookie", server.sessionCookies.header(credential.token));
    headers.set("origin", server.publicUrl().origin);
  }
  if (request.clientAddress !== null) headers.set(addressHeader, request.clientAddress);
  return headers;
}

async function answer(
  reply: FastifyReply,
  response: Response,
  cookies: readonly string[],
): Promise<FastifyReply> {
  const body = await response.text();
  if (cookies.length > 0) reply.header("set-cookie", [...cookies]);
  if (!response.ok) return sendRefusal(reply, identityRefusal(response.status, body));
  return reply.header("cache-control", "no-store").type("application/json").send(body);
}
