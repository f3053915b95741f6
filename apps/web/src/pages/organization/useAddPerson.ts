import { can, canAddToOrganization, canInviteToOrganization, type Decision } from "@bailiwick/domain";
import { useState } from "react";
import { trpc } from "../../api.ts";
import type { Failure } from "../../failure.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { looksLikeEmail } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;

/**
 * The form that takes somebody into the organization who has an account, and invites somebody who has none: which it is,
 * the API says. `nobody` is the address that was found to have no account; sending the form once more invites it.
 */
export function useAddPerson({ organization, actor, blueprint }: InOrganization, onDone: () => void) {
  const adds = can(actor, "organization_member:add").allowed;
  const [nobody, setNobody] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const facts = { isMember: false, isInvited: false };
  const inviting = !adds || nobody !== null;
  /** May the person give this role, in the way that the form goes now? */
  const decide = (role: string): Decision =>
    inviting ? canInviteToOrganization(actor, role, facts) : canAddToOrganization(actor, role, facts);
  const givable = actor.roles.organization.filter(({ key }) => decide(key).allowed);
  const first = givable.find(({ key }) => key === blueprint.defaultRole) ?? givable.at(-1);

  const form = useForm({
    initialValues: { email: "", role: first?.key ?? "" },
    validate: { email: (text) => (looksLikeEmail(text) ? null : t.addInvalid) },
    // Another address is another person.
    onValuesChange: (values, before) => {
      if (values.email !== before.email) setNobody(null);
    },
  });
  const failed = (failure: Failure) => {
    // What stands against the person stands against their address.
    const path = failure.path ?? (failure.code === "CONFLICT" ? "email" : null);
    if (!showAtField(form, { ...failure, path })) setError(failure.message);
    return true;
  };
  const add = useChange(trpc.members.add.mutationOptions(), {
    said: ({ name }) => t.added(name),
    next: onDone,
    failed: (failure) => {
      if (failure.reason !== "no_such_account") return failed(failure);
      setNobody(form.getValues().email.trim());
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
  return { form, submit, nobody, inviting, error, decide, busy: add.isPending || invite.isPending };
}
