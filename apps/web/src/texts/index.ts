import { spokenTexts } from "./spoken.ts";

/** The texts on the screen, in the language that was decided before they were loaded. */
export const texts = spokenTexts();
