/** Whether the run proves instead of checks (`PROVE=1`): every test at its whole size, however long that takes. */
export const isProof = process.env.PROVE === "1";

/** How often a test repeats something: the whole size in a proof, the small one in every other run. */
export const size = (small: number, whole: number): number => (isProof ? whole : small);
