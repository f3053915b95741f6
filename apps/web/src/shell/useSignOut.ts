import { useNavigate } from "@tanstack/react-router";
import { failureOf } from "../failure.ts";
import { notifyFailure } from "../feedback/notify.tsx";
import { identity } from "../identity.ts";
import { paths } from "../paths.ts";

/** Ends the session and reloads the sign-in page, so that nothing of this person stays in the page's memory. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    try {
      await identity.signOut();
      await navigate({ ...paths.signIn(), reloadDocument: true });
    } catch (error) {
      notifyFailure(failureOf(error));
    }
  };
}
