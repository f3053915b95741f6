import { loadedFrame } from "./locale.ts";

/**
 * The texts that every page starts with. Modules of the first load import them from here; the whole catalogue belongs
 * to the pages and is not part of the first load (a test enforces this).
 */
export const texts = loadedFrame();
