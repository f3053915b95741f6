/* The domain in German: refusals, permissions and audit entries. A blueprint's own words are in its file. */
export { auditWords } from "./audit.ts";
export { phraseOf } from "./permissions.ts";
export { refusals } from "./refusals.ts";
