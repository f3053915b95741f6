import { Email } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { sendRefusal } from "../../http/replies.ts";
import { clientNetwork } from "../client-address.ts";
import { cookie, setCookie } from "../credential.ts";
import type { RateLimit, Rule } from "../rate-limit.ts";
import { tooManyAttempts } from "../refusals.ts";
import type { From } from "./company.ts";
import { SignInFailure } from "./failure.ts";
import { isBrowser, newBrowser } from "./trips.ts";

/** Attempts per network: a company's office is one, and there all of its people sign in this way in the morning. */
const crowd: Rule = { attempts: 300, seconds: 60 };

/** How long a browser keeps its secret for round trips, in seconds. */
const browserSeconds = 600;

const Begun = z.union([z.strictObject({ email: Email }), z.strictObject({ ticket: z.string().max(200) })]);
/** What a provider sends back in the address (RFC 6749, 4.1.2; RFC 9207); parameters beyond these are dropped. */
const Returned = z.strictObject({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(4_000).optional(),
  iss: z.string().max(2_048).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2_000).optional(),
});

type Parts = {
  readonly limit: RateLimit;
  /** Reads and checks a body. */
  readonly read: <Body extends z.ZodType>(schema: Body, text: unknown) => z.output<Body>;
};

/**
 * Signing in by the provider of one's organization, under `/api/auth/sign-in`: `connection { email }` or `{ ticket }` → `{ url }`,
 * where to go; `connection/finish { code, state, … }`, what the provider sent the browser back with.
 */
export function connectionRoutes(app: FastifyInstance, { limit, read }: Parts): void {
  const secure = app.sessionCookies.name.startsWith("__Secure-");
  const name = app.sessionCookies.name.replace(/session_token$/, "browser");

  /** Counts an attempt of the client's network, and answers. */
  const route = <Body extends z.ZodType>(
    path: string,
    body: Body,
    work: (input: z.output<Body>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) =>
    app.post(path, async (request, reply) => {
      const input = read(body, request.body);
      const wait = await limit.take(`${path}|${clientNetwork(request.clientAddress)}`, crowd);
      if (wait !== null) return sendRefusal(reply.header("retry-after", wait), tooManyAttempts(wait), 429);
      try {
        return reply.header("cache-control", "no-store").send(await work(input, request, reply));
      } catch (error) {
        if (error instanceof SignInFailure) throw new Refused(refuse("sign_in_refused", { why: error.why }));
        throw error;
      }
    });

  const fromOf = (request: FastifyRequest): From => ({
    browser: cookie(request.headers.cookie, name),
    ip: request.clientAddress,
    agent: request.headers["user-agent"] ?? null,
    tokenHash: request.tokenHash,
  });

  route("/sign-in/connection", Begun, async (input, request, reply) => {
    const { company } = await app.identity();
    const from = fromOf(request);
    const browser = isBrowser(from.browser) ? from.browser : newBrowser();
    const url =
      "email" in input
        ? await company.begin(input.email, from, browser)
        : await company.beginWithTicket(input.ticket, from, browser);
    if (url === null) {
      throw "email" in input
        ? new Refused(refuse("no_single_sign_on", {}, "email"))
        : new SignInFailure("flow");
    }
    reply.header(
      "set-cookie",
      setCookie({ name, value: browser, path: "/api/auth", secure, maxAge: browserSeconds }),
    );
    return { url };
  });
  route("/sign-in/connection/finish", Returned, async (input, request, reply) => {
    const { company } = await app.identity();
    const parameters = new URLSearchParams(
      Object.entries(input).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const ended = await company.finish(parameters, fromOf(request));
    if (ended.status === "signed_in") {
      reply.header("set-cookie", app.sessionCookies.give(ended.token, request.headers));
    }
    return ended;
  });
}
