// `npm run docs`: the documentation as a site, dist/docs. DOCS_BASE is the path under which it is served, such as
// /bailiwick/, and DOCS_SOURCE the address of the repository's files, such as https://git.example/bailiwick/blob/main.
import { join } from "node:path";
import { install, pnpm, requireNode, root, StepFailed, step } from "./prepare.mjs";

try {
  requireNode();
  await install();
  await step("Building the site", pnpm("--filter", "@bailiwick/docs", "site"));
  console.log(join(root, "dist/docs"));
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
