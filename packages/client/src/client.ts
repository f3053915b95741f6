import type { AppRouter } from "@bailiwick/api";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  retryLink,
  splitLink,
  type TRPCClient,
  type TRPCLink,
} from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { passes } from "./answer.ts";
import { type Credential, keeper } from "./credential.ts";

/** Every procedure of the API: `client.members.list.query({ workspace })`, `client.members.add.mutate({ … })`. */
export type Client = TRPCClient<AppRouter>;
/** The input and output of each procedure. */
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

export type ClientOptions = {
  /** The URL of the instance, e.g. `https://bailiwick.example`. */
  readonly url: string;
  /** The session token, or its store; omit it for the few public calls. */
  readonly credential?: Credential;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether reads are made without a person having asked, now: they don't keep a session from being idle. */
  readonly isBackground?: () => boolean;
  /** How a program follows changes (`client.live.changes.subscribe`); browsers have their own. */
  readonly EventSource?: typeof EventSource;
};

/** The maximum number of reads that the API accepts in one request. */
const maxBatchSize = 10;
/** The maximum length of the URL of a batch of reads, in characters. */
const maxUrlLength = 8_000;
/** The maximum number of attempts for a call that fails transiently; the pauses in between add up to six seconds. */
const tries = 6;
const firstPauseMs = 200;

/**
 * Creates a client. Concurrent reads are batched; a change is sent alone, with its own idempotency key (or the one in
 * its `context.idempotencyKey`), so that it can be resent after an outage or a lost answer and still happens once.
 * Calls throw what {@link refusalOf} reads.
 */
export function createClient({
  url,
  credential,
  headers = {},
  isBackground,
  ...rest
}: ClientOptions): Client {
  const kept = keeper(credential);
  const shared = {
    url: new URL("/api/trpc", url),
    fetch: async (input: Parameters<typeof fetch>[0], init?: unknown) => {
      const response = await fetch(input, init as RequestInit);
      await kept.renew(response.headers);
      return response;
    },
  };
  return createTRPCClient<AppRouter>({
    links: [
      withIdempotencyKey,
      retryLink({
        retry: ({ error, attempts }) => attempts < tries && passes(error),
        retryDelayMs: (attempt) => firstPauseMs * 2 ** (attempt - 1),
      }),
      splitLink({
        condition: (op) => op.type === "subscription",
        true: httpSubscriptionLink({
          ...rest,
          url: String(shared.url),
          // Only a custom EventSource takes a `fetch`; a browser's own sends the session's cookie.
          eventSourceOptions: {
            fetch: async (input: string | URL, init: RequestInit) =>
              shared.fetch(input, {
                ...init,
                headers: { ...headers, ...init.headers, ...(await kept.header()) },
              }),
          } as EventSourceInit,
        }),
        false: splitLink({
          condition: (op) => op.type === "query",
          true: httpBatchLink({
            ...shared,
            maxItems: maxBatchSize,
            maxURLLength: maxUrlLength,
            headers: async () => ({
              ...headers,
              ...(await kept.header()),
              ...(isBackground?.() === true ? { "bailiwick-background": "1" } : {}),
            }),
          }),
          false: httpLink({
            ...shared,
            headers: async ({ op }) => ({
              ...headers,
              ...(await kept.header()),
              "idempotency-key": String(op.context.idempotencyKey),
            }),
          }),
        }),
      }),
    ],
  });
}

/** Gives each change its key before it is first sent, so that every retry has the same key. */
const withIdempotencyKey: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next({ ...op, context: { idempotencyKey: randomKey(), ...op.context } });

/** 128 random bits in hex. Not `randomUUID`, which browsers offer only over https. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
