import type { Place, Subject } from "./stage.ts";

/** Makes an input for a place and a caller. */
export type Sample = (place: Place, subject: Subject) => Record<string, unknown> | undefined;
