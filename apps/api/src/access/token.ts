import { AskAccessToken, SignedAccess } from "@bailiwick/contracts";
import { busy, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import type { SigningKey } from "./signing.ts";

/**
 * A token that says, signed, what the caller can do at a place at this instant, for a service that decides without asking. It
 * is a copy of what they hold: it is valid for its time, whatever they lose meanwhile.
 */
export const token = procedure({ workspace: "workspace:read", organization: "organization:read" })
  .input(AskAccessToken)
  .output(SignedAccess)
  .query(async ({ ctx, input: { audience, seconds } }) => {
    const { sql, instance, actor, now, organization, blueprint } = ctx;
    const [key] = await sql<SigningKey>("SELECT kid, version, box FROM authz.signing_key()");
    // The background work of a new instance makes the first one.
    if (key === undefined) throw new Refused(busy);
    const said = { issuer: instance.publicUrl().origin, audience, seconds, now };
    const signed = await instance.signAccess(key, {
      ...said,
      actor: { ...actor, blueprint },
      organization: organization.id,
    });
    return { token: signed.token, expiresAt: iso(signed.expiresAt) };
  });
