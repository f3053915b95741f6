import { aboutSecret, type KeptSecret, secretBox } from "@bailiwick/db";
import { LRUCache } from "lru-cache";
import * as oidc from "openid-client";
import type { Door } from "../../outbound/door.ts";
import { failureOf, SignInFailure } from "./failure.ts";

/** Where a connection leads, and as whom. */
export type ProviderSettings = {
  readonly organization: string;
  readonly connection: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secrets: Readonly<Record<string, KeptSecret>>;
};

/** What a provider says of someone. */
export type Claims = {
  readonly subject: string;
  readonly email: string | null;
  /** Undefined where the provider says nothing about it. */
  readonly emailVerified: boolean | undefined;
  readonly name: string | null;
  /** Whether it asked for more than a password (RFC 8176). */
  readonly hasFactor: boolean;
};

/** What a browser took along, and has to bring back. */
export type Trip = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

/** For how long what a provider says of itself is used, in milliseconds. */
const rememberedMs = 5 * 60_000;

export type Providers = ReturnType<typeof providers>;

/**
 * The providers of identities that organizations name, by OpenID Connect Discovery, over the one door out. Signatures are checked
 * although the answer comes over TLS (OpenID Connect Core, 3.1.3.7), so nothing rests on the connection alone.
 */
export function providers({
  door,
  secret,
  isEvaluation,
}: {
  readonly door: Door;
  /** The instance's secret, which decrypts client secrets. */
  readonly secret: string;
  /** Whether http to this machine is allowed. */
  readonly isEvaluation: boolean;
}) {
  const known = new LRUCache<string, oidc.Configuration>({ max: 500, ttl: rememberedMs });

  const fetchFor =
    (organization: string): oidc.CustomFetch =>
    async (url, { method, headers, body }) => {
      const {
        status,
        type,
        body: text,
      } = await door.ask({
        organization,
        url,
        method: method === "POST" ? "POST" : "GET",
        headers,
        body: body === undefined || body === null ? "" : String(body),
      });
      // Redirects are an answer like any other, and none that is expected.
      return new Response([101, 204, 205, 304].includes(status) ? null : text, {
        status: status < 200 ? 502 : status,
        headers: { "content-type": type },
      });
    };

  async function find(settings: ProviderSettings): Promise<oidc.Configuration> {
    const { organization, connection, issuer, clientId, secrets } = settings;
    const kept = secrets.secret;
    if (kept === undefined) throw new Error("a connection has no client secret");
    const key = JSON.stringify([connection, issuer, clientId, kept.box]);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const clientSecret = secretBox(secret, kept.version).open(kept.box, aboutSecret(connection, "secret"));
    const fetch = fetchFor(organization);
    const insecure = isEvaluation ? [oidc.allowInsecureRequests] : [];
    const metadata = await discover(new URL(issuer), clientId, {
      execute: insecure,
      timeout: 10,
      [oidc.customFetch]: fetch,
    });
    // Also of providers for which the library makes an exception: one issuer for many tenants could vouch for anyone's address.
    if (new URL(metadata.issuer).href !== new URL(issuer).href) {
      throw new SignInFailure("provider", "another issuer");
    }
    if (metadata.authorization_endpoint === undefined || metadata.token_endpoint === undefined) {
      throw new SignInFailure("provider", "no valid answer");
    }
    const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const authentication = methods.includes("client_secret_basic")
      ? oidc.ClientSecretBasic(clientSecret)
      : oidc.ClientSecretPost(clientSecret);
    const config = new oidc.Configuration(metadata, clientId, undefined, authentication);
    config[oidc.customFetch] = fetch;
    config.timeout = 10;
    for (const extend of [...insecure, oidc.enableNonRepudiationChecks]) extend(config);
    known.set(key, config);
    return config;
  }

  return {
    /** Where to send a browser. */
    async lead(settings: ProviderSettings, trip: Trip, redirectUri: string): Promise<string> {
      const config = await find(settings);
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        response_type: "code",
        scope: "openid email profile",
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
        code_challenge_method: "S256",
      }).href;
    },
    /** Takes a provider's answer, from the address with which the browser came back; everything in it is checked. */
    async take(settings: ProviderSettings, trip: Trip, returned: URL): Promise<Claims> {
      const config = await find(settings);
      const tokens = await oidc.authorizationCodeGrant(config, returned, {
        expectedState: trip.state,
        expectedNonce: trip.nonce,
        pkceCodeVerifier: trip.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new SignInFailure("answer", "no ID token");
      return readClaims(claims, await moreOf(config, tokens.access_token, claims));
    },
  };
}

/** What a provider says of itself. @throws SignInFailure, also where that is no answer at all */
async function discover(
  issuer: URL,
  clientId: string,
  options: oidc.DiscoveryRequestOptions,
): Promise<oidc.ServerMetadata> {
  try {
    return (await oidc.discovery(issuer, clientId, undefined, oidc.None(), options)).serverMetadata();
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    throw new SignInFailure("provider", failure.why === "provider" ? failure.reason : "no valid answer");
  }
}

/** What the ID token leaves to the userinfo endpoint, if the provider has one; of the same subject, or it is refused. */
async function moreOf(
  config: oidc.Configuration,
  accessToken: string,
  { sub, email }: oidc.IDToken,
): Promise<Readonly<Record<string, unknown>>> {
  if (email !== undefined || config.serverMetadata().userinfo_endpoint === undefined) return {};
  return await oidc.fetchUserInfo(config, accessToken, sub);
}

function readClaims(token: oidc.IDToken, more: Readonly<Record<string, unknown>>): Claims {
  const all: Readonly<Record<string, unknown>> = { ...more, ...token };
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
  const { email_verified: verified, amr } = all;
  return {
    subject: token.sub,
    email: text(all.email),
    // Some providers write it as a text.
    emailVerified: verified === undefined ? undefined : verified === true || verified === "true",
    name: text(all.name),
    hasFactor: Array.isArray(amr) && amr.includes("mfa"),
  };
}
