import { defineConfig } from "tsdown";

/** What is published: modules with declarations, which carry the API's types whole. */
export default defineConfig({
  entry: { index: "src/index.ts", access: "src/access.ts" },
  platform: "neutral",
  target: "node20",
  dts: true,
  tsconfig: "tsconfig.package.json",
  sourcemap: true,
});
