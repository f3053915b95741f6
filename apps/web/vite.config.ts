import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Writes each text file of the build also as .br and .gz: the server sends them as they are. */
function precompressed(): Plugin {
  let folder = "";
  return {
    name: "precompressed",
    apply: "build",
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: () => {
      const root = resolve(import.meta.dirname, folder);
      for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const bytes = readFileSync(join(root, name));
        writeFileSync(join(root, `${name}.br`), brotliCompressSync(bytes));
        writeFileSync(join(root, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), precompressed()],
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:4000" } },
  build: {
    outDir: "dist",
    // Browsers since 2024: what they know, such as light-dark(), stays as it is written.
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few chunks of some size instead of a hundred crumbs: what every page starts with, the domain, and what
        // several pages share.
        codeSplitting: {
          groups: [
            { name: "first", tags: ["$initial"], priority: 3 },
            { name: "domain", test: /packages[\\/]domain/, priority: 2 },
            { name: "shared", minShareCount: 9, priority: 1 },
          ],
        },
      },
    },
  },
});
