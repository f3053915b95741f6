/* The domain in German: refusals, permissions and audit entries. A blueprint's translations are in its own folder. */
export { auditWords } from "./audit.ts";
export { modelSentences } from "./models.ts";
export { phraseOf } from "./permissions.ts";
export { refusals } from "./refusals.ts";
