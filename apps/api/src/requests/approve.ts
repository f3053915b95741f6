import { AccessRequest, ApproveAccessRequest } from "@bailiwick/contracts";
import { notAMember, Refused, requestNeedless, stillGives } from "@bailiwick/domain";
import { addToWorkspace } from "../members/add.ts";
import { changeInOrganization, changeInWorkspace } from "../members/change-role.ts";
import { endOf } from "../members/ends.ts";
import { type InWorkspace, membership } from "../members/internal.ts";
import { findPerson } from "../members/people.ts";
import { findOrganizationMember, type InOrganizationContext } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { findDecidable, settle } from "./decide.ts";
import { aimAtRequest, levelOf } from "./internal.ts";
import { toDecide } from "./needs.ts";

type Wanted = {
  readonly request: string;
  readonly endsAt?: string | null | undefined;
  readonly note: string;
};

/**
 * Approves a request for access, until then or for good. What it gives is given by the ordinary change, with its rules and its
 * own entry in the log: no one approves what they can't give, or for longer. Someone who is here for a time stays for that time.
 */
export const approve = procedure(toDecide, "request.approved")
  .input(ApproveAccessRequest, { aim: aimAtRequest, byPeople: true })
  .output(AccessRequest)
  .mutation({
    workspace: ({ ctx, input }) => approveInWorkspace(ctx, input),
    organization: ({ ctx, input }) => approveInOrganization(ctx, input),
  });

async function approveInWorkspace(ctx: InWorkspace, input: Wanted) {
  const decidable = await findDecidable(ctx, input.request);
  const { asked } = decidable;
  const person = await findPerson(ctx, asked.userId);
  if (person === undefined) throw new Refused(notAMember);
  const prisma = await ctx.prisma();
  const direct = await prisma.member.findUnique({ where: membership(ctx, asked.userId) });
  const former = direct === null ? null : { role: direct.role, endsAt: direct.ownEnd };
  const { endsAt, done } = await settleUntil(ctx, decidable, input, former);
  if (former === null) await addToWorkspace(ctx, { email: person.email, role: asked.role, endsAt }, false);
  else await changeInWorkspace(ctx, { userId: asked.userId, role: asked.role, endsAt });
  return done;
}

async function approveInOrganization(ctx: InOrganizationContext, input: Wanted) {
  const decidable = await findDecidable(ctx, input.request);
  const { asked } = decidable;
  const former = await findOrganizationMember(ctx, asked.userId);
  const { endsAt, done } = await settleUntil(ctx, decidable, input, former);
  await changeInOrganization(ctx, { userId: asked.userId, role: asked.role, endsAt });
  return done;
}

/** Settles the request as approved. Returns the end to give, undefined where theirs stays. */
async function settleUntil(
  ctx: InWorkspace | InOrganizationContext,
  decidable: Awaited<ReturnType<typeof findDecidable>>,
  { endsAt: given, note }: Wanted,
  former: { readonly role: string; readonly endsAt: Date | null } | null,
) {
  const { asked, actor } = decidable;
  if (former !== null && !stillGives(actor, levelOf(ctx), former.role, asked.role))
    throw new Refused(requestNeedless);
  const wanted = given === undefined ? asked.endsAt : (endOf(given) ?? null);
  const endsAt = wanted === null ? undefined : wanted.toISOString();
  const givenUntil = wanted ?? former?.endsAt ?? null;
  const formerRole = former?.role ?? null;
  return {
    endsAt,
    done: await settle(ctx, decidable, { outcome: "approved", note, givenUntil, formerRole }),
  };
}
