/** The addresses of bundles start with it. */
export const bundleRoot = "/bundles";
