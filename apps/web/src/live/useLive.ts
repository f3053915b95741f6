import { useEffect, useState } from "react";
import { client, endsSession, meOptions, queryClient } from "../api.ts";
import { setSessionOver, useSessionOver } from "../session.ts";
import { reportHeard } from "./connection.ts";
import { pauseBefore } from "./pause.ts";
import { useVisible } from "./useVisible.ts";

/** The place on the screen, as the API names it. */
export type Place = { readonly workspace: string | undefined; readonly organization: string | undefined };

/** Why a place is lost: it was deleted, the person's access is gone, or their address is no longer allowed. */
export type Loss = "deleted" | "removed" | "address";

/** How long changes are collected before the screen's data is fetched again, in milliseconds. */
const debounceMs = 100;

/**
 * Follows changes to the place on the screen, from any browser, job or program, and fetches the screen's data again.
 * Returns why the place is lost to the person; null while it is not, and again when it can be read again. The stream is
 * reopened after any end, with a growing pause. A hidden tab does not subscribe: a browser allows only a few
 * connections to one server.
 */
export function useLive({ workspace, organization }: Place): Loss | null {
  const over = useSessionOver();
  const visible = useVisible() && !over;
  const place = workspace ?? organization;
  const [lost, setLost] = useState<{ readonly place: string; readonly loss: Loss } | null>(null);

  useEffect(() => {
    if (!visible) return undefined;
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let stream: { unsubscribe: () => void } | undefined;
    let opened = false;
    let failures = 0;
    let isOver = false;
    const input =
      workspace !== undefined ? { workspace } : organization !== undefined ? { organization } : {};
    const readAgain = () => {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        void queryClient.invalidateQueries();
      }, debounceMs);
    };
    const beginAnew = () => {
      stream?.unsubscribe();
      if (isOver || waiting !== undefined) return;
      waiting = setTimeout(() => {
        waiting = undefined;
        begin();
      }, pauseBefore(failures));
      failures += 1;
    };
    const open = () => {
      reportHeard(true);
      // Reopened: changes might have been missed.
      if (opened || failures > 0) readAgain();
      opened = true;
      failures = 0;
      setLost(null);
    };
    const begin = () => {
      stream = client.live.changes.subscribe(input, {
        onData: (event) => {
          if (event.kind === "open") return open();
          reportHeard(true);
          if (event.kind === "changed") return readAgain();
          if (endsSession(event.reason)) setSessionOver(true);
          else if (event.code === "NOT_FOUND" || event.code === "FORBIDDEN" || event.code === "WRONG_STATE") {
            // The person was removed from it, or it was removed: the changes so far tell which.
            const deleted = event.code === "WRONG_STATE" || event.nouns.every((noun) => noun === "workspace");
            const loss = event.reason === "address_not_allowed" ? "address" : deleted ? "deleted" : "removed";
            setLost({ place: place ?? "", loss });
            readAgain();
          } else if (event.code === "UNAUTHENTICATED") {
            // The session got a new token through a switch, or ended; asking who is signed in tells which.
            void queryClient.query({ ...meOptions(), staleTime: 0 }).catch(() => undefined);
          }
          beginAnew();
        },
        onConnectionStateChange: ({ state, error }) => {
          if (state === "connecting" && error !== null) reportHeard(false);
        },
        // Ended by a response that is not a stream: from something in between, or because there is nothing for this
        // person to follow.
        onError: beginAnew,
        onComplete: beginAnew,
      });
    };
    begin();
    return () => {
      isOver = true;
      stream?.unsubscribe();
      clearTimeout(gathering);
      clearTimeout(waiting);
    };
  }, [visible, workspace, organization, place]);

  return lost !== null && lost.place === (place ?? "") ? lost.loss : null;
}
