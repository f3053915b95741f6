import type { Decision } from "./refusal.ts";

/** The reason of a refusal, or `allowed`. */
export const reason = (decision: Decision) => (decision.allowed ? "allowed" : decision.reason);
