import { IssuedKey, IssueKey } from "@bailiwick/contracts";
import {
  canIssueKey,
  canLiveUntil,
  demand,
  heldByKey,
  heldForKeys,
  permissionSet,
  principalName,
  scopesChosen,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { policyHere } from "../security/here.ts";
import { demandProven } from "../session/proven.ts";
import { iso } from "../workspaces/internal.ts";
import { aboutKey, aimAtKey, boundTo, countActiveKeys, findKey, keyOf, levelOf } from "./internal.ts";
import { canonicalRanges } from "./ranges.ts";
import { newSecret } from "./secret.ts";

/**
 * Issues a key of a workspace (C19) or of an organization (M15): name, scopes within what its issuer holds, and optionally
 * an expiry (C20). Its text is in this answer and nowhere else (C22).
 */
export const issue = procedure(
  { workspace: "key:issue", organization: "organization_key:issue" },
  { workspace: "key.issued", organization: "organization.key_issued" },
)
  .input(IssueKey, { aim: aimAtKey })
  .output(IssuedKey)
  .mutation(async ({ ctx, input }) => {
    await demandProven(ctx);
    const { sql, workspace, organization, blueprint, now, principal, actor: caller } = ctx;
    const { name } = input;
    const scopes = scopesChosen(blueprint, input.scopes);
    const level = levelOf(ctx);
    const expiresAt = input.expiresAt == null ? null : new Date(input.expiresAt);
    const actor = await withRoles(ctx);
    const ipRanges = canonicalRanges(input.ipRanges);

    demand(
      canIssueKey(actor, level, { name, scopes, expiresAt }, { now, active: await countActiveKeys(ctx) }),
    );

    const { keyDays } = await policyHere(ctx);
    demand(canLiveUntil(expiresAt, keyDays, now));

    const workspaces = await boundTo(ctx, input.workspaces);
    const id = newId();
    const { text, publicId, hash, last } = newSecret(level);
    const bits = permissionSet.toBits(heldByKey(scopes, heldForKeys(actor, level), blueprint));
    await sql(
      `INSERT INTO key (org_id, id, workspace_id, name, permissions, created_by, created_by_name, expires_at,
         ip_ranges, workspace_ids)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::cidr[], $10)`,
      [
        organization.id,
        id,
        workspace?.id ?? null,
        name,
        bits,
        caller.id,
        principalName(principal).name,
        expiresAt,
        ipRanges,
        workspaces?.map((each) => each.id) ?? null,
      ],
    );
    await sql("INSERT INTO key_secret (org_id, key_id, public_id, hash, last) VALUES ($1, $2, $3, $4, $5)", [
      organization.id,
      id,
      publicId,
      hash,
      last,
    ]);

    const action = workspace === null ? "organization.key_issued" : "key.issued";
    await ctx.record({
      action,
      target: aboutKey({ id, name }),
      after: {
        scopes,
        expiresAt: iso(expiresAt),
        publicId,
        ...(ipRanges.length === 0 ? {} : { ipRanges }),
        ...(workspaces === null ? {} : { workspaces: workspaces.map((each) => each.name) }),
      },
    });

    return { key: keyOf(ctx, await findKey(ctx, id)), text };
  });
