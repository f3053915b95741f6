import { useSyncExternalStore } from "react";

/** Whether the server is reachable: from the live stream, and from the responses to the pages' requests. */
type Connection = { readonly heard: boolean; readonly online: boolean };

let now: Connection = { heard: true, online: navigator.onLine !== false };
const listeners = new Set<() => void>();

function set(next: Partial<Connection>): void {
  const changed = { ...now, ...next };
  if (changed.heard === now.heard && changed.online === now.online) return;
  now = changed;
  for (const listener of listeners) listener();
}

// Outside a browser, when a test reads the routes, there is nothing to listen to.
globalThis.addEventListener?.("online", () => set({ online: true }));
globalThis.addEventListener?.("offline", () => set({ online: false }));

/** Records whether the server was just reachable. */
export function reportHeard(heard: boolean): void {
  set({ heard });
}

/** Calls back at every change of the connection; returns the unsubscribe function. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the device is online, and the server reachable. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, () => now);
}

/** Calls back whenever the server becomes reachable again; returns the unsubscribe function. */
export function onReturn(react: () => void): () => void {
  let whole = now.heard && now.online;
  return onConnection(() => {
    const before = whole;
    whole = now.heard && now.online;
    if (whole && !before) react();
  });
}

/** The first and the maximum delay before the server is tried again, in milliseconds. */
const [firstPauseMs, maxPauseMs] = [500, 8_000];

/** Resolves as soon as the server responds; tries again after growing pauses, and when the connection returns. */
export async function serverAnswers(): Promise<void> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
    const answer = await fetch("/", { method: "HEAD", cache: "no-store" }).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise<void>((resolve) => {
      const stop = onReturn(resolve);
      setTimeout(() => {
        stop();
        resolve();
      }, pauseMs);
    });
  }
}
