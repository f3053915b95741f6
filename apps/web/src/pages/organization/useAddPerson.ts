import {
  can,
  canAddToOrganization,
  canInviteToOrganization,
  type Decision,
  permission,
} from "@bailiwick/domain";
import { useState } from "react";
import { trpc } from "../../api.ts";
import type { Failure } from "../../failure.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { looksLikeEmail } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import type { InOrganization } from "./useOrganization.ts";

const organizationMemberAdd = permission("organization_member:add");

const t = texts.organization;

/**
 * The form that adds a person with an account to the organization, and invites a person without one; the API tells
 * which. `unknownEmail` is an address found to have no account; submitting the form again invites it.
 */
export function useAddPerson({ organization, actor, blueprint }: InOrganization, onDone: () => void) {
  const adds = can(actor, organizationMemberAdd).allowed;
  const [unknownEmail, setUnknownEmail] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const facts = { isMember: false, isInvited: false };
  const inviting = !adds || unknownEmail !== null;
  /** Can the person assign this role, by adding or inviting as the form stands? */
  const decide = (role: string): Decision =>
    inviting ? canInviteToOrganization(actor, role, facts) : canAddToOrganization(actor, role, facts);
  const givable = actor.roles.organization.filter(({ key }) => decide(key).allowed);
  const first = givable.find(({ key }) => key === blueprint.defaultRole) ?? givable.at(-1);

  const form = useForm({
    initialValues: { email: "", role: first?.key ?? "", endsAt: null as string | null },
    validate: { email: (text) => (looksLikeEmail(text) ? null : t.addInvalid) },
    // A different address means a different person.
    onValuesChange: (values, before) => {
      if (values.email !== before.email) setUnknownEmail(null);
    },
  });
  const failed = (failure: Failure) => {
    // A refusal of the person belongs to their address.
    const path = failure.path ?? (failure.code === "CONFLICT" ? "email" : null);
    if (!showAtField(form, { ...failure, path })) setError(failure.message);
    return true;
  };
  const add = useChange(trpc.members.add.mutationOptions(), {
    said: ({ name }) => t.added(name),
    next: onDone,
    failed: (failure) => {
      if (failure.reason !== "no_such_account") return failed(failure);
      setUnknownEmail(form.getValues().email.trim());
      return true;
    },
  });
  const invite = useChange(trpc.invitations.create.mutationOptions(), {
    said: ({ email }) => t.invited(email),
    next: onDone,
    failed,
  });
  const submit = form.onSubmit((values) => {
    setError(null);
    const input = { organization: organization.id, ...values };
    if (inviting) invite.mutate(input);
    else add.mutate(input);
  });
  return { form, submit, unknownEmail, inviting, error, decide, busy: add.isPending || invite.isPending };
}
