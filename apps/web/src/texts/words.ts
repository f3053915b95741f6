import { loadedWords } from "./locale.ts";

/** The texts of the domain, in the console's language. */
export const words = loadedWords();
