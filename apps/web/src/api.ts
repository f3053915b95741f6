import type { AppRouter } from "@bailiwick/api";
import { QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { failureOf, mayPass } from "./failure.ts";

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

let signedOut: () => void = () => {};

/** Says what to do when the session ends while the console is open. */
export function onSignedOut(react: () => void): void {
  signedOut = react;
}

/** Everything read from the API. What is shown is asked for again when the window comes back to the front. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (failureOf(error).code === "UNAUTHENTICATED") signedOut();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) => failures < 2 && mayPass(failureOf(error)),
    },
  },
});

/**
 * A switch gives the session a fresh token and ends the old one (M40). What was under way with the old one, in this tab
 * or in another, is asked once more with the fresh one; who is really signed out is told so by the second answer.
 */
async function askAgain(input: RequestInfo | URL, init?: object): Promise<Response> {
  const answer = await fetch(input, init);
  return answer.status === 401 ? fetch(input, init) : answer;
}

/** Calls the API. It refuses batches of more than ten calls. */
export const client = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/api/trpc", maxItems: 10, fetch: askAgain })],
});

/** Options for TanStack Query, by procedure: `useQuery(trpc.members.list.queryOptions(…))`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

/** Options of the signed-in person's query, which the guards and the shell share. */
export const meOptions = () => trpc.session.me.queryOptions();
