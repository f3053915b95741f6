import { lazyRouteComponent } from "@tanstack/react-router";
import { serverAnswers } from "./live/connection.ts";
import { loadTexts } from "./texts/locale.ts";

const reloadedAt = "bailiwick.reloaded";
/** Reloading more often than this would not help, in milliseconds. */
const reloadEveryMs = 60_000;

/** Loads the page anew, at most once a minute: a tab left open over a release asks for files that are gone. */
function reload(): boolean {
  const last = Number(sessionStorage.getItem(reloadedAt) ?? 0);
  if (Date.now() - last < reloadEveryMs) return false;
  sessionStorage.setItem(reloadedAt, String(Date.now()));
  location.reload();
  return true;
}

/**
 * Loads a module after the texts of the pages, which it takes as it is loaded. A module without texts shares a file of
 * the build with others that have them, so everything outside the first load is loaded by this.
 *
 * While the server can't be reached, it waits and tries again. A file that the server no longer has belongs to an
 * earlier release: the page is loaded anew.
 * @throws when the file can't be loaded although the server answers and the page was just loaded anew
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
      // The page goes away.
      return new Promise(() => undefined);
    }
  };
}

/** A page, loaded when it is first wanted. */
export const lazyPage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(withTexts(load), name);
