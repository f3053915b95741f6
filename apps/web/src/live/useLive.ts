import { useEffect, useState } from "react";
import { client, meOptions, queryClient } from "../api.ts";
import { useVisible } from "./useVisible.ts";

/** What is on the screen, as the API names it. */
export type Place = { readonly workspace: string | undefined; readonly organization: string | undefined };

/** How long changes are gathered before the screen is read again, in milliseconds. */
const debounceMs = 100;

/**
 * Follows what happens to the place on the screen, from whichever browser, job or program it comes, and reads the screen
 * again. True from the moment when the person's access to it is gone. A hidden tab follows nothing: a browser keeps only a
 * few connections to one server.
 */
export function useLive({ workspace, organization }: Place): boolean {
  const visible = useVisible();
  const place = workspace ?? organization;
  const [lost, setLost] = useState<string | undefined>();
  // Counts how often the stream was begun anew with another session token.
  const [round, setRound] = useState(0);

  useEffect(() => {
    if (!visible) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let opened = round > 0;
    const readAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queryClient.invalidateQueries();
      }, debounceMs);
    };
    const input =
      workspace !== undefined ? { workspace } : organization !== undefined ? { organization } : {};
    const stream = client.live.changes.subscribe(input, {
      onData: (event) => {
        if (event.kind === "open") {
          // Opened once more after a broken connection: whatever was missed meanwhile.
          if (opened) readAgain();
          opened = true;
        } else if (event.kind === "changed") {
          readAgain();
        } else if (event.code === "UNAUTHENTICATED") {
          // The session got a fresh token by a switch, or has ended; the answer to who one is tells which.
          queryClient.query({ ...meOptions(), staleTime: 0 }).then(
            () => setRound(round + 1),
            () => undefined,
          );
        } else {
          setLost(place ?? "");
          readAgain();
        }
      },
      // Whoever may not be here is told so by the page itself.
      onError: () => undefined,
    });
    return () => {
      stream.unsubscribe();
      clearTimeout(timer);
    };
  }, [visible, workspace, organization, place, round]);

  return lost !== undefined && lost === place;
}
