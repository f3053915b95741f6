/** Whether the run is a proof rather than a check (`PROVE=1`): every test at its full size, however long it takes. */
export const isProof = process.env.PROVE === "1";

/** How often a test repeats something: the full size in a proof, the small one in any other run. */
export const size = (small: number, whole: number): number => (isProof ? whole : small);
