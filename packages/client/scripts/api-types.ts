// Writes the type of the API's router, for the published client: what each procedure takes and answers, and nothing of
// the server behind it.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** What the router's type names of the server, and what stands for it in the client. */
const inClient: Readonly<Record<string, string>> = {
  'import("zod").JSONType': 'import("@bailiwick/domain").Json',
  'import("./procedure/context.ts").RequestContext': "object",
  'import("./procedure/needs.ts").Meta': "object",
  'import("./procedure/errors.ts").WireError': 'import("../src/answer.ts").CallRefusal',
};

const emitted = mkdtempSync(join(tmpdir(), "bailiwick-types-"));
try {
  const tsc = join(root, "node_modules/.bin/tsc");
  execFileSync(tsc, ["-p", join(root, "apps/api/tsconfig.types.json"), "--outDir", emitted], {
    stdio: "inherit",
  });
  let router = readFileSync(join(emitted, "router.d.ts"), "utf8");
  for (const [server, client] of Object.entries(inClient)) router = router.replaceAll(server, client);
  const left = /import\("(?:\.\/|@bailiwick\/(?!contracts"|domain"))[^"]*"\)\.\w+/.exec(router);
  if (left !== null) throw new Error(`The router's type names ${left[0]}, which the client doesn't have`);
  const target = join(import.meta.dirname, "../generated");
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "api.d.ts"), router);
} finally {
  rmSync(emitted, { recursive: true });
}
