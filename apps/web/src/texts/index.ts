import { en } from "./en.ts";

/** What every language has: the shape of the English catalogue. */
export type Texts = typeof en;

/** The texts on the screen. A second language is a second file of this shape, and is chosen here. */
export const texts: Texts = en;
