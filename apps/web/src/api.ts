import type { AppRouter } from "@bailiwick/api";
import { createClient } from "@bailiwick/client";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { failureOf } from "./failure.ts";
import { onReturn, reportHeard } from "./live/connection.ts";

export type { Inputs, Outputs } from "@bailiwick/client";

let signedOut: () => void = () => {};

/** Says what to do when the session ends while the console is open. */
export function onSignedOut(react: () => void): void {
  signedOut = react;
}

function signedOutBy(error: unknown): boolean {
  return failureOf(error).code === "UNAUTHENTICATED";
}

/**
 * Whether to ask once more. A switch gives the session a fresh token and ends the old one (M40): what was under way with
 * the old one, in this tab or another, gets through with the fresh one, and who is really signed out is told so by the
 * second answer. A fault of the server may pass; for a lost answer the client has already asked again.
 */
function worthAnotherTry(failures: number, error: unknown): boolean {
  if (signedOutBy(error)) return failures < 1;
  return failureOf(error).code === "INTERNAL" && failures < 2;
}

/** Everything read from the API. What is shown is asked for again when the window comes back to the front. */
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
      // Offline, a change fails and says so, rather than wait unseen and be made later.
      networkMode: "always",
    },
  },
});

// What could not be read while the server was away is read again when it is back.
onReturn(() => void queryClient.invalidateQueries());

/**
 * Calls the API of the address that served the console; the session travels in its cookie. A call whose answer got lost
 * is sent again, and a change is still done once.
 */
export const client = createClient({ url: location.origin });

/** Options for TanStack Query, by procedure: `useQuery(trpc.members.list.queryOptions(…))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** Options of the query for what the instance is; it stays so until the server is started anew. */
export const instanceOptions = () => ({ ...trpc.instance.get.queryOptions(), staleTime: "static" as const });

/** Options of the signed-in person's query, which the guards and the shell share. */
export const meOptions = () => trpc.session.me.queryOptions();
