import { useState } from "react";

/** A person's progress in a workspace's checklist, beyond what the workspace itself shows. */
export type Progress = {
  /** The steps that are done by viewing something. */
  readonly seen: readonly string[];
  readonly dismissed: boolean;
};

const untouched: Progress = { seen: [], dismissed: false };

/**
 * The person's progress in a workspace. The browser stores it, and only once there is some: the server has no place for
 * it, and losing it only makes the list show again.
 */
export function useProgress(person: string, workspace: string) {
  const key = `bailiwick.checklist.${person}.${workspace}`;
  const [progress, setProgress] = useState(() => readProgress(kept(key)));
  const change = (next: Progress) => {
    setProgress(next);
    keep(key, JSON.stringify(next));
  };
  return {
    ...progress,
    see: (step: string) => change({ ...progress, seen: [...new Set([...progress.seen, step])] }),
    dismiss: () => change({ ...progress, dismissed: true }),
  };
}

/** The stored value can be anything: another release's, or another page's. */
export function readProgress(text: string | null): Progress {
  try {
    const value: unknown = JSON.parse(text ?? "");
    if (typeof value !== "object" || value === null) return untouched;
    const { seen, dismissed } = value as Record<string, unknown>;
    return {
      seen: Array.isArray(seen) ? seen.filter((step) => typeof step === "string") : [],
      dismissed: dismissed === true,
    };
  } catch {
    return untouched;
  }
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Without storage it lasts as long as the page.
  }
}
