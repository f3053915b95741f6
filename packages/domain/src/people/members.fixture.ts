import { actorOf } from "../access/actor.fixture.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { reason } from "../refusals/reason.fixture.ts";
import type { Decision } from "../refusals/refusal.ts";

export const roles = ["owner", "admin", "member", "viewer"] as const;

export const room = { isMember: false, members: 1, pending: 0, limit: 5 };

export const shared = { otherOwners: 1 };

export const alone = { otherOwners: 0 };

export const as = (workspace: string, id = "actor") => actorOf(complianceOps, { workspace, id });

export const other = (role: string) => ({ userId: "other", role });

/** The expected decision for every role of compliance-ops, in order. */
export const byRole = (decide: (role: string) => Decision) => roles.map((role) => reason(decide(role)));
