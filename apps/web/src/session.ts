import { useSyncExternalStore } from "react";

let over = false;
const listeners = new Set<() => void>();

/** Records whether the session ended while the console was open. */
export function setSessionOver(ended: boolean): void {
  over = ended;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether the session ended while the console was open, so that the person has to sign in again. */
export function useSessionOver(): boolean {
  return useSyncExternalStore(subscribe, () => over);
}
