import { loadedFrame } from "./locale.ts";

/**
 * The texts of what every page starts with. That takes them from here: the whole catalogue is the pages', and no part of
 * the first load (a test holds it so).
 */
export const texts = loadedFrame();
