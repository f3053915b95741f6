import { useSyncExternalStore } from "react";

/** Whether the server is heard: by the live stream, and by the answers to what the pages ask. */
type Connection = { readonly heard: boolean; readonly online: boolean };

let now: Connection = { heard: true, online: navigator.onLine !== false };
const listeners = new Set<() => void>();

function set(next: Partial<Connection>): void {
  const changed = { ...now, ...next };
  if (changed.heard === now.heard && changed.online === now.online) return;
  now = changed;
  for (const listener of listeners) listener();
}

// Outside of a browser, in which a test reads the routes, there is nothing to listen to.
globalThis.addEventListener?.("online", () => set({ online: true }));
globalThis.addEventListener?.("offline", () => set({ online: false }));

/** Says whether the server was heard just now. */
export function reportHeard(heard: boolean): void {
  set({ heard });
}

/** Calls back at every change of the connection; returns how to stop that. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the device is online, and the server heard. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, () => now);
}

/** Calls back whenever the server is heard again after it was not; returns how to stop that. */
export function onReturn(react: () => void): () => void {
  let whole = now.heard && now.online;
  return onConnection(() => {
    const before = whole;
    whole = now.heard && now.online;
    if (whole && !before) react();
  });
}

/** How long to wait before the server is asked again: at first, and at most, in milliseconds. */
const [firstPauseMs, maxPauseMs] = [500, 8_000];

/** Resolves as soon as the server answers; asks it again after a growing pause, and when the connection returns. */
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
