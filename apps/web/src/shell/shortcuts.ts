import { useSyncExternalStore } from "react";

let opened = false;
const listeners = new Set<() => void>();

/** Opens or closes the list of keyboard shortcuts, from anywhere. */
export function showShortcuts(shown: boolean): void {
  opened = shown;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether the list of keyboard shortcuts is open. */
export function useShortcutsShown(): boolean {
  return useSyncExternalStore(subscribe, () => opened);
}

/** The modifier key's name on the reader's keyboard. */
export const modifier = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";
