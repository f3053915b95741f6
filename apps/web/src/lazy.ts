import { lazyRouteComponent } from "@tanstack/react-router";
import { serverAnswers } from "./live/connection.ts";
import { loadTexts } from "./texts/locale.ts";

const reloadedAt = "bailiwick.reloaded";
/** Reloading more often than this would not help, in milliseconds. */
const reloadEveryMs = 60_000;

/** Reloads the page, at most once a minute: a tab left open across a release requests files that are gone. */
function reload(): boolean {
  const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
  if (Date.now() - last < reloadEveryMs) return false;
  sessionStorage.setItem(reloadedAt, String(Date.now()));
  location.reload();
  return true;
}

/**
 * Loads a module after the pages' texts, which it reads when it is loaded. A module without texts can share a chunk
 * with others that have them, so everything outside the first load is loaded through this.
 *
 * While the server can't be reached, it waits and retries. A file that the server no longer has belongs to an earlier
 * release: the page is reloaded.
 * @throws when the file can't be loaded although the server responds and the page was just reloaded
 */
export function withTexts<Module>(load: () => Promise<Module>): () => Promise<Module> {
  const attempt = async () => {
    await loadTexts();
    return load();
  };
  return async () => {
    try {
      return await attempt();
    } catch {
      await serverAnswers();
    }
    try {
      return await attempt();
    } catch (error) {
      if (!reload()) throw error;
      // The page is being replaced.
      return new Promise(() => undefined);
    }
  };
}

/** A page, loaded when it is first needed. */
export const lazyPage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(withTexts(load), name);
