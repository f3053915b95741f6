import type { AppRouter } from "@bailiwick/api";
import { createClient } from "@bailiwick/client";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { failureOf } from "./failure.ts";
import { onReturn, reportHeard } from "./live/connection.ts";

export type { Inputs, Outputs } from "@bailiwick/client";

let signedOut: () => void = () => {};

/** Sets the handler for a session that ends while the console is open. */
export function onSignedOut(react: () => void): void {
  signedOut = react;
}

/** Whether a refusal means that the session is over there, or too old for an act: who signs in again goes on. */
export const endsSession = (reason: string): boolean =>
  reason === "session_idle" || reason === "session_too_old" || reason === "sign_in_again";

function signedOutBy(error: unknown): boolean {
  const { code, reason } = failureOf(error);
  return code === "UNAUTHENTICATED" || endsSession(reason);
}

/**
 * Whether to retry. A switch gives the session a new token and ends the old one (M40): requests in flight with the old
 * one, in any tab, succeed with the new one on retry, and the second response confirms if the person is really signed
 * out. A server error might be transient; the client has already retried lost responses.
 */
function worthAnotherTry(failures: number, error: unknown): boolean {
  if (signedOutBy(error)) return failures < 1;
  return failureOf(error).code === "INTERNAL" && failures < 2;
}

/** Everything read from the API. Visible data is fetched again when the window regains focus. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (signedOutBy(error)) signedOut();
      else if (failureOf(error).code === "OFFLINE") reportHeard(false);
    },
    onSuccess: () => reportHeard(true),
  }),
  mutationCache: new MutationCache({
    onError: (error) => {
      if (signedOutBy(error)) signedOut();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: worthAnotherTry,
      retryDelay: (failures, error) => (signedOutBy(error) ? 0 : 500 * (failures + 1)),
    },
    mutations: {
      retry: (failures, error) => failures < 1 && signedOutBy(error),
      retryDelay: 0,
      // Offline, a change fails visibly instead of waiting and being sent later.
      networkMode: "always",
    },
  },
});

// Reads that failed while the server was unreachable are repeated when it is back.
onReturn(() => void queryClient.invalidateQueries());

/** When the person last touched the console, and when a read last counted as theirs. */
let touchedAt = Date.now();
let countedAt = 0;
/** How long a touch makes the next read one of the person's, in milliseconds: refreshes come by themselves. */
const touchedMs = 60_000;

/** Notes that the person touched the console. */
export function touched(): void {
  touchedAt = Date.now();
}

/** Whether a read that is made now is the console's own, and not its person's. */
function isBackground(): boolean {
  const isTheirs = touchedAt > countedAt && Date.now() - touchedAt < touchedMs;
  if (isTheirs) countedAt = Date.now();
  return !isTheirs;
}

/** When the person last made a request, and whether they touched the console since. */
export const presence = () => ({ countedAt, isTouched: touchedAt > countedAt });

/**
 * Calls the API at the console's own origin; the session is in its cookie. A call whose response was lost is sent
 * again, and a change still happens once.
 */
export const client = createClient({ url: location.origin, isBackground });

/** Options for TanStack Query, by procedure: `useQuery(trpc.members.list.queryOptions(…))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** Options of the instance query; its result stays valid until the server restarts. */
export const instanceOptions = () => ({ ...trpc.instance.get.queryOptions(), staleTime: "static" as const });

/** Options of the signed-in person's query, which the guards and the shell share. */
export const meOptions = () => trpc.session.me.queryOptions();
