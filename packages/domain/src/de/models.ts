import type { ModelSentences } from "../models/check-model.ts";

/** What decided about a request for a model, in German. */
export const modelSentences: ModelSentences = {
  policy_allows: ({ policy }) => `Die Richtlinie „${policy}“ erlaubt es.`,
  policy_denies: ({ policy }) => `Die Richtlinie „${policy}“ lehnt es ab.`,
  risk_above_limit: ({ policy, limit }) => `Die Richtlinie „${policy}“ erlaubt nur Risikowerte bis ${limit}.`,
  risk_unknown: ({ policy, limit }) =>
    `Die Richtlinie „${policy}“ erlaubt nur Risikowerte bis ${limit}, und die Anfrage hat keinen.`,
  no_policy: "Keine Richtlinie erlaubt es.",
  no_such_provider: "Die Organisation hat keinen solchen Anbieter.",
};
