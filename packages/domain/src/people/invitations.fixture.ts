import { actorOf } from "../access/actor.fixture.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";

export const as = (workspace: string) => actorOf(complianceOps, { workspace });

export const stranger = { isMember: false, isInvited: false };
