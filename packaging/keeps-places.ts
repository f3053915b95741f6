import { dirname, relative, resolve } from "node:path";
import type { Rolldown } from "tsdown";

export const root = resolve(import.meta.dirname, "..");

/**
 * Some modules find the SQL, the migrations and the console beside them. Those lie in the built folder where they lie in the
 * repository: a module's directory is named from there, and `from` is where the built code lies, as a path from that place.
 */
export function keepsPlaces(from: string): Rolldown.Plugin {
  return {
    name: "keeps-places",
    transform(code, id) {
      if (id.includes("node_modules") || !code.includes("import.meta.dirname")) return null;
      const place = JSON.stringify(`/${relative(from, relative(root, dirname(id)))}`);
      return code.replaceAll("import.meta.dirname", `(import.meta.dirname + ${place})`);
    },
  };
}
