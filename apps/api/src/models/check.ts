import { CheckModel, ModelCheck } from "@bailiwick/contracts";
import {
  can,
  checkModel,
  type FieldValues,
  type ModelPolicy,
  modelSentence,
  noSuchProvider,
  Refused,
  refuse,
} from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

/**
 * Can the workspace use a model of a provider? For gateways, which ask before they pass a request on, with a key or as a
 * person. The provider has to exist in the organization, and the workspace's policies decide (M5, M14, M18, M55). A "no" is
 * an answer and no refusal of the call.
 */
export const check = procedure({ kind: "read", of: "policies" })
  .input(CheckModel)
  .output(ModelCheck)
  .query(async ({ ctx, input: { provider: asked, model, risk = null } }) => {
    const { sql, blueprint, actor } = ctx;
    const { policies, providers } = blueprint.models ?? { policies: "", providers: "" };
    if (!can(actor, `${providers}:read`).allowed) throw new Refused(refuse("providers_hidden"));
    const [provider] = await sql<{ title: string | null }>(
      `SELECT title FROM resource WHERE org_id = authz.org_id() AND kind = $1
         AND (id::text = lower($2) OR lower(title) = lower($2)) LIMIT 1`,
      [providers, asked],
    );
    if (provider === undefined) return answer(noSuchProvider);
    const rows = await sql<{ id: string; fields: FieldValues }>(
      `SELECT r.id, r.fields FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
       WHERE r.org_id = authz.org_id() AND r.kind = $1 AND o.workspace_id = authz.workspace_id()`,
      [policies],
    );
    return answer(checkModel(rows.map(policyOf), { provider: provider.title ?? "", model, risk }));
  });

const answer = (given: ReturnType<typeof checkModel>) => ({
  ...given,
  observed: [...given.observed],
  message: modelSentence(given),
});

/** A policy from its fields; what is empty has the value that a new one begins with. */
function policyOf({ id, fields }: { readonly id: string; readonly fields: FieldValues }): ModelPolicy {
  const list = (key: string) => (Array.isArray(fields[key]) ? (fields[key] as readonly string[]) : []);
  return {
    id,
    name: String(fields.name),
    priority: Number(fields.priority),
    effect: fields.effect === "allow" ? "allow" : "deny",
    providers: list("providers"),
    models: list("models"),
    mode: fields.mode === "observe" ? "observe" : "enforce",
    status: fields.status === "disabled" ? "disabled" : "enabled",
    riskLimit: typeof fields.risk_limit === "number" ? fields.risk_limit : null,
  };
}
