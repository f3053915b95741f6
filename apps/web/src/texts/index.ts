import { loadedTexts } from "./locale.ts";

/** The texts on the screen, in the language that was decided before they were loaded. */
export const texts = loadedTexts();
