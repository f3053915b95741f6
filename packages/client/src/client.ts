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
/** What each procedure takes, and what it answers. */
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

export type ClientOptions = {
  /** Where the instance is reached, e.g. `https://bailiwick.example`. */
  readonly url: string;
  /** The session token, or where it is kept; none for the few calls that anybody may make. */
  readonly credential?: Credential;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How a program follows changes (`client.live.changes.subscribe`); browsers have it of their own. */
  readonly EventSource?: typeof EventSource;
};

/** The most reads that the API takes in one request. */
const maxBatchSize = 10;
/** How long the address of a batch of reads may be, in characters. */
const maxUrlLength = 8_000;
/** How often a call is sent at most while it fails for what passes; the pauses in between add up to six seconds. */
const tries = 6;
const firstPauseMs = 200;

/**
 * Makes a client. Reads that are asked for at once travel together; a change travels alone, with an idempotency key of
 * its own (or the one in its `context.idempotencyKey`), so that it can be sent again when no answer came, or an
 * outage was told, and is still done once. Calls throw what {@link refusalOf} reads.
 */
export function createClient({ url, credential, headers = {}, ...rest }: ClientOptions): Client {
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
          // Only an EventSource that is given takes a `fetch`; a browser's own sends the session's cookie.
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
            headers: async () => ({ ...headers, ...(await kept.header()) }),
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

/** Gives each change its key before it is first sent, so that every further try bears the same. */
const withIdempotencyKey: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next({ ...op, context: { idempotencyKey: randomKey(), ...op.context } });

/** 128 random bits in hex. Not `randomUUID`, which browsers have on https alone. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
