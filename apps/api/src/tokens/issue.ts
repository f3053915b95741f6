import { IssuedToken, IssueToken } from "@bailiwick/contracts";
import {
  canHaveTokens,
  canIssueToken,
  canLiveUntil,
  demand,
  heldByKey,
  permissionSet,
  scopesChosen,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { newSecret } from "../keys/secret.ts";
import { demandOwnSession } from "../procedure/own-session.ts";
import { procedure } from "../procedure/trpc.ts";
import { policyHere } from "../security/here.ts";
import { demandProven } from "../session/proven.ts";
import { iso } from "../workspaces/internal.ts";
import { aboutToken, findToken, holderOf } from "./internal.ts";

/** Issues the signed-in person a token of their own in an organization (C25). Its text is in this answer and nowhere else. */
export const issue = procedure("organization:read", "token.issued")
  .input(IssueToken)
  .output(IssuedToken)
  .mutation(async ({ ctx, input }) => {
    demandOwnSession(ctx.principal);
    await demandProven(ctx);
    const { sql, organization, blueprint, now, actor, principal } = ctx;
    const person = holderOf(principal);
    const { name } = input;
    const scopes = scopesChosen(blueprint, input.scopes);
    const expiresAt = input.expiresAt == null ? null : new Date(input.expiresAt);
    const [facts] = await sql<{ held: string; active: number }>(
      `SELECT authz.held_anywhere()::text AS held, (SELECT count(*)::int FROM key k WHERE k.org_id = $1 AND k.person_id = $2
         AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())) AS active`,
      [organization.id, person.id],
    );
    const held = facts === undefined ? permissionSet.none : permissionSet.fromBits(facts.held);

    demand(canIssueToken(actor, { name, scopes, expiresAt }, { now, held, active: facts?.active ?? 0 }));

    const { keyDays, personalTokens } = await policyHere(ctx);
    demand(canHaveTokens(personalTokens));
    demand(canLiveUntil(expiresAt, keyDays, now));

    const id = newId();
    const { text, publicId, hash, last } = newSecret("personal");
    await sql(
      `INSERT INTO key (org_id, id, person_id, name, permissions, created_by, created_by_name, expires_at)
       VALUES ($1, $2, $3, $4, $5, $3, $6, $7)`,
      [
        organization.id,
        id,
        person.id,
        name,
        permissionSet.toBits(heldByKey(scopes, held, blueprint)),
        person.name,
        expiresAt,
      ],
    );
    await sql("INSERT INTO key_secret (org_id, key_id, public_id, hash, last) VALUES ($1, $2, $3, $4, $5)", [
      organization.id,
      id,
      publicId,
      hash,
      last,
    ]);

    await ctx.record({
      action: "token.issued",
      target: aboutToken({ id, name }),
      after: { scopes, expiresAt: iso(expiresAt), publicId },
    });

    return { token: await findToken(ctx, id), text };
  });
