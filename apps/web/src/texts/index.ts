import { loadedTexts } from "./locale.ts";

/** The texts on the screen, in the language chosen before they were loaded. */
export const texts = loadedTexts();
