import { z } from "zod";

/*
 * The wire of the OpenID AuthZEN Authorization API 1.0. Members that it does not name are ignored, as it demands, so these
 * schemas are open, unlike the product's own.
 */

const Text = z
  .string()
  .min(1)
  .max(254)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

const Properties = z.record(z.string().max(200), z.json());

/** Who or what acts, on which thing, and how: a type and an id, and properties beside them. */
export const AuthzenEntity = z.object({ type: Text, id: Text, properties: Properties.optional() });
/** An entity that is looked for: an id in it is ignored. */
const Wanted = z.object({ type: Text, properties: Properties.optional() });
const Action = z.object({ name: Text, properties: Properties.optional() });

const Question = {
  subject: AuthzenEntity,
  action: Action,
  resource: AuthzenEntity,
  context: Properties.optional(),
};
/** One question: can the subject do the action on the resource? */
export const AuthzenEvaluation = z.object(Question);
export type AuthzenQuestion = z.output<typeof AuthzenEvaluation>;

const Defaults = z.object(Question).partial();

/** The maximum number of questions in one request. */
export const maxEvaluations = 50;

/** Several questions, with defaults for what they leave out; without any, the defaults are the question. */
export const AuthzenEvaluations = Defaults.extend({
  evaluations: z.array(Defaults).max(maxEvaluations).optional(),
  options: z
    .object({
      evaluations_semantic: z
        .enum(["execute_all", "deny_on_first_deny", "permit_on_first_permit"])
        .default("execute_all"),
    })
    .optional(),
});

/** Which page of a search; its `token` is the `next_token` of the page before. */
const Page = z
  .object({
    token: z
      .string()
      .max(200)
      .regex(/^[A-Za-z0-9_-]*$/)
      .optional(),
    limit: z.int().min(1).max(1000).default(100),
  })
  .prefault({});

export const AuthzenSubjectSearch = z.object({ ...Question, subject: Wanted, page: Page });
export const AuthzenResourceSearch = z.object({ ...Question, resource: Wanted, page: Page });
const { action: _, ...WithoutAction } = Question;
export const AuthzenActionSearch = z.object({ ...WithoutAction, page: Page });
