import { lazyRouteComponent } from "@tanstack/react-router";
import { loadTexts } from "./texts/locale.ts";

/**
 * Loads a module after the texts of the pages, which it takes as it is loaded. One that has none comes in the same file of the
 * build as others that have, so that all that is no part of the first load is loaded by this.
 */
export function withTexts<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    await loadTexts();
    return load();
  };
}

/** A page, loaded when it is first wanted. */
export const lazyPage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(withTexts(load), name);
