import { defineConfig } from "tsdown";

/** What is published: modules with declarations, for Node 20 and for bundlers. */
export default defineConfig({
  entry: { index: "src/index.ts" },
  platform: "neutral",
  target: "node20",
  dts: true,
  sourcemap: true,
});
