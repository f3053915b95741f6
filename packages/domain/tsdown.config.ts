import { defineConfig } from "tsdown";

/** What is published: modules and CommonJS, with declarations, for Node 20 and for bundlers. */
export default defineConfig({
  entry: {
    index: "src/index.ts",
    de: "src/de/index.ts",
    paths: "src/paths.ts",
    "blueprints/ai-governance": "src/blueprints/ai-governance.ts",
    "blueprints/ai-tracing": "src/blueprints/ai-tracing.ts",
    "blueprints/compliance-ops": "src/blueprints/compliance-ops.ts",
    "blueprints/data-security": "src/blueprints/data-security.ts",
    "blueprints/machine-fleet": "src/blueprints/machine-fleet.ts",
  },
  format: ["esm", "cjs"],
  // A bundler leaves out whole modules; statements of one module it would have to prove without effect.
  unbundle: true,
  platform: "neutral",
  target: "node20",
  dts: true,
  sourcemap: true,
});
