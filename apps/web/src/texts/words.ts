import { loadedWords } from "./locale.ts";

/** What the domain says, in the console's language. */
export const words = loadedWords();
