import { AuthzenEvaluation, type AuthzenEvaluations } from "@bailiwick/contracts";
import { z } from "zod";
import type { RequestContext } from "../procedure/context.ts";
import { answerOf, type Evaluation, evaluate, evaluateAll } from "./evaluate.ts";

/** The questions once the defaults are in them. */
const Whole = z.object({ evaluations: AuthzenEvaluation.array() });

/** Which answer ends a request early. */
const endsWith = {
  execute_all: null,
  deny_on_first_deny: false,
  permit_on_first_permit: true,
} as const;

/**
 * Answers several questions, in order, as far as the semantic wants: all of them, or up to the first no or yes. Without any,
 * the defaults are the one question, and its answer is a single one.
 * @throws ZodError for a question that lacks something even with the defaults, with its place in the request
 */
export async function evaluations(
  ctx: RequestContext,
  { evaluations: given = [], options, ...defaults }: z.output<typeof AuthzenEvaluations>,
): Promise<Evaluation | { readonly evaluations: readonly Evaluation[] }> {
  if (given.length === 0) return evaluate(ctx, AuthzenEvaluation.parse(defaults));
  const { evaluations: questions } = Whole.parse({
    evaluations: given.map((one) => ({ ...defaults, ...one })),
  });
  const end = endsWith[options?.evaluations_semantic ?? "execute_all"];
  const answers: Evaluation[] = [];
  for (const outcome of await evaluateAll(ctx, questions)) {
    const answer = answerOf(outcome);
    answers.push(answer);
    if (answer.decision === end) break;
  }
  return { evaluations: answers };
}
