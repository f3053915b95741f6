import { isIP } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Pool } from "pg";
import { clientAddress, isBelieved } from "../identity/client-address.ts";
import { type Credential, hashToken, type SessionCookies, sessionCookies } from "../identity/credential.ts";
import { type DeviceCookies, deviceCookies } from "../identity/device.ts";
import type { Identity } from "../identity/identity.ts";
import type { Live } from "../live/live.ts";
import { sessionsEnded } from "../live/notice.ts";
import { openDoor } from "../outbound/door.ts";
import type { Env } from "../server/env.ts";
import { trustedOrigins } from "./security.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The client's address; null if unknown. */
    readonly clientAddress: string | null;
    /** The request's session token, not yet verified; null without one. */
    readonly credential: Credential | null;
    /** SHA-256 of that token, in hex, for authz.enter. */
    readonly tokenHash: string | null;
  }
  interface FastifyInstance {
    /** The URL where people reach the instance. Without a setting it is known once the server listens. */
    readonly publicUrl: () => URL;
    /** The origins from which a browser can make changes. */
    readonly origins: () => readonly string[];
    readonly sessionCookies: SessionCookies;
    readonly deviceCookies: DeviceCookies;
    /**
     * Registers work that continues after its request was answered, so that closing the server waits for it; a failure
     * is logged.
     */
    readonly afterwards: (work: Promise<unknown>) => void;
    /** Settles when no such work is left. */
    readonly allDone: () => Promise<void>;
    /** better-auth, loaded on first use. */
    readonly identity: () => Promise<Identity>;
  }
}

type Parts = {
  readonly env: Env;
  readonly secret: string;
  readonly identityPool: Pool;
  readonly live: Live;
};

/** Decorates the server and each request with what the parts of this product need. */
export function decorate(app: FastifyInstance, { env, secret, identityPool, live }: Parts): void {
  const cookies = sessionCookies(secret, env.url?.protocol === "https:");
  let found: { url: URL; origins: readonly string[] } | undefined;
  const whereabouts = () => {
    const url = found?.url ?? env.url ?? localUrl(app, env);
    const here = found ?? { url, origins: trustedOrigins(url) };
    if (app.server.listening) found = here;
    return here;
  };
  let identity: Promise<Identity> | undefined;
  const createIdentity = async () => {
    const { url, origins } = whereabouts();
    const { createIdentity: create } = await import("../identity/identity.ts");
    return create({
      pool: identityPool,
      secret,
      publicUrl: url.origin,
      origins,
      platformAdmin: env.platformAdmin,
      log: app.log,
      mode: env.mode,
      door: openDoor(env.outbound),
      isEvaluation: env.outbound.isEvaluation,
      sessionEnded: (userId) => live.announce(sessionsEnded(userId)),
    });
  };

  app.decorate("publicUrl", () => whereabouts().url);
  app.decorate("origins", () => whereabouts().origins);
  app.decorate("sessionCookies", cookies);
  app.decorate("deviceCookies", deviceCookies(secret, env.url?.protocol === "https:"));
  app.decorate("identity", () => {
    identity ??= createIdentity();
    return identity;
  });
  const going = new Set<Promise<unknown>>();
  app.decorate("afterwards", (work) => {
    const done = work
      .catch((err: unknown) => app.log.error({ err }, "work after an answer failed"))
      .finally(() => going.delete(done));
    going.add(done);
  });
  app.decorate("allDone", async () => void (await Promise.all(going)));
  app.addHook("onClose", () => app.allDone());
  let warned = false;
  app.decorateRequest("clientAddress", {
    getter() {
      if (
        !warned &&
        this.headers["x-forwarded-for"] !== undefined &&
        !isBelieved(this.raw, env.trustedProxies)
      ) {
        warned = true;
        app.log.warn(
          { peer: this.raw.socket.remoteAddress },
          "X-Forwarded-For came from a peer that is not trusted, so that all clients behind it count as one: name it in BAILIWICK_TRUSTED_PROXIES if it is your proxy",
        );
      }
      return clientAddress(this.raw, env.trustedProxies);
    },
  });
  const credentialOf = once((request) => cookies.read(request.headers));
  app.decorateRequest("credential", {
    getter() {
      return credentialOf(this);
    },
  });
  const tokenHashOf = once(({ credential }) => (credential === null ? null : hashToken(credential.token)));
  app.decorateRequest("tokenHash", {
    getter() {
      return tokenHashOf(this);
    },
  });
}

/** Reads something from each request once. */
function once<Value>(read: (request: FastifyRequest) => Value): (request: FastifyRequest) => Value {
  const known = new WeakMap<FastifyRequest, { readonly value: Value }>();
  return (request) => {
    let found = known.get(request);
    if (found === undefined) {
      found = { value: read(request) };
      known.set(request, found);
    }
    return found.value;
  };
}

/** This machine with the listening port; under its own name when it listens on another interface. */
function localUrl(app: FastifyInstance, env: Env): URL {
  const address = app.server.address();
  const port = address !== null && typeof address === "object" ? address.port : env.port;
  const everywhere = ["127.0.0.1", "::1", "0.0.0.0", "::", "localhost"].includes(env.host);
  const host = everywhere ? "localhost" : isIP(env.host) === 6 ? `[${env.host}]` : env.host;
  return new URL(`http://${host}:${port}`);
}
