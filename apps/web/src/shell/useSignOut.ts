import { useNavigate } from "@tanstack/react-router";
import { queryClient } from "../api.ts";
import { failureOf } from "../failure.ts";
import { notifyFailure } from "../feedback/notify.tsx";
import { identity } from "../identity.ts";
import { paths } from "../paths.ts";

/** The maximum wait for reads in flight, in milliseconds. */
const patience = 2_000;

/**
 * Settles when no read is in flight: one that arrived after the session's end would be refused, though no one did
 * anything wrong.
 */
function readsSettled(): Promise<unknown> {
  const reads = queryClient.getQueryCache().findAll({ fetchStatus: "fetching" });
  const settled = Promise.allSettled(reads.map(({ promise }) => promise));
  return Promise.race([settled, new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** Ends the session and reloads the sign-in page, so that nothing of this person stays in the page's memory. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    try {
      await readsSettled();
      await identity.signOut();
      await navigate({ ...paths.signIn(), reloadDocument: true });
    } catch (error) {
      notifyFailure(failureOf(error));
    }
  };
}
