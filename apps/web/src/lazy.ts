import { lazyRouteComponent } from "@tanstack/react-router";
import { loadTexts } from "./texts/spoken.ts";

/** Loads a module after the texts of the pages, which it takes as it is loaded. */
export function withTexts<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    await loadTexts();
    return load();
  };
}

/** A page, loaded when it is first wanted. */
export const lazyPage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(withTexts(load), name);
