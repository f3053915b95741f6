import type { Params } from "../refusals/refusal.ts";
import { sentenceIn } from "../refusals/refusal.ts";
import { matchesPattern } from "../text/patterns.ts";

/** A policy about models, as far as it decides. */
export type ModelPolicy = {
  readonly id: string;
  readonly name: string;
  /** From 1 on; the lowest is asked first. */
  readonly priority: number;
  readonly effect: "allow" | "deny";
  /** Names of providers; empty for all of them. */
  readonly providers: readonly string[];
  /** Patterns of models, in which `*` is any text; empty for all of them. */
  readonly models: readonly string[];
  /** A policy that observes decides nothing: the answer names it. */
  readonly mode: "enforce" | "observe";
  readonly status: "enabled" | "disabled";
  /** From 0 to 100: a policy that allows denies a request with a higher risk score, or with none. */
  readonly riskLimit: number | null;
};

/** What a gateway asks about; the risk score is its own, from 0 to 100. */
export type ModelRequest = {
  readonly provider: string;
  readonly model: string;
  readonly risk: number | null;
};

/** What decided about a request. */
export const modelReasons = {
  policy_allows: ({ policy }: { policy: string }) => `The policy “${policy}” allows it.`,
  policy_denies: ({ policy }: { policy: string }) => `The policy “${policy}” denies it.`,
  risk_above_limit: ({ policy, limit }: { policy: string; limit: number }) =>
    `The policy “${policy}” allows risk scores up to ${limit} only.`,
  risk_unknown: ({ policy, limit }: { policy: string; limit: number }) =>
    `The policy “${policy}” allows risk scores up to ${limit} only, and the request has none.`,
  no_policy: "No policy allows it.",
  no_such_provider: "The organization has no such provider.",
} as const;
export type ModelReason = keyof typeof modelReasons;
export type ModelSentences = { readonly [R in ModelReason]: (typeof modelReasons)[R] | string };

type Named = Pick<ModelPolicy, "id" | "name">;

/** Whether a request can go through, what decided, and which observing policies would have decided before. */
export type ModelAnswer = {
  readonly allowed: boolean;
  readonly reason: ModelReason;
  /** The policy that decided; null where none did. */
  readonly policy: Named | null;
  readonly params: Params;
  readonly observed: readonly (Named & { readonly allowed: boolean })[];
};

const denied = (
  reason: "no_policy" | "no_such_provider",
  observed: ModelAnswer["observed"],
): ModelAnswer => ({
  allowed: false,
  reason,
  policy: null,
  params: {},
  observed,
});

/** The answer about a provider that the organization does not have. */
export const noSuchProvider = denied("no_such_provider", []);

/**
 * Decides about a request: the first enabled policy by priority that matches decides, and without one it is denied (M5,
 * M55). Of two with the same priority, one that denies comes first.
 */
export function checkModel(policies: readonly ModelPolicy[], request: ModelRequest): ModelAnswer {
  const observed: (Named & { allowed: boolean })[] = [];
  for (const policy of policies.toSorted(inOrder)) {
    if (policy.status === "disabled" || !matches(policy, request)) continue;
    const { id, name } = policy;
    const reason = reasonOf(policy, request);
    const allowed = reason === "policy_allows";
    if (policy.mode === "observe") {
      observed.push({ id, name, allowed });
      continue;
    }
    const params = { policy: name, limit: policy.riskLimit };
    return { allowed, reason, policy: { id, name }, params, observed };
  }
  return denied("no_policy", observed);
}

/** The answer as a sentence for a person; in English, if no other language is given. */
export function modelSentence(
  { reason, params }: Pick<ModelAnswer, "reason" | "params">,
  sentences: ModelSentences = modelReasons,
): string {
  return sentenceIn(sentences[reason], params);
}

function inOrder(a: ModelPolicy, b: ModelPolicy): number {
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.effect !== b.effect) return a.effect === "deny" ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

function matches({ providers, models }: ModelPolicy, { provider, model }: ModelRequest): boolean {
  const isOf = (name: string) => name.toLowerCase() === provider.toLowerCase();
  return (
    (providers.length === 0 || providers.some(isOf)) &&
    (models.length === 0 || models.some((pattern) => matchesPattern(pattern, model)))
  );
}

function reasonOf({ effect, riskLimit }: ModelPolicy, { risk }: ModelRequest): ModelReason {
  if (effect === "deny") return "policy_denies";
  if (riskLimit === null) return "policy_allows";
  if (risk === null) return "risk_unknown";
  return risk > riskLimit ? "risk_above_limit" : "policy_allows";
}
