import { can, canInvite, type Decision, permission } from "@bailiwick/domain";
import { useState } from "react";
import { trpc } from "../../api.ts";
import type { Failure } from "../../failure.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useForm } from "../../feedback/useForm.ts";
import { looksLikeEmail } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";
import { givesRole, leastRole } from "./RoleChoice.tsx";

const memberAdd = permission("member:add");

const t = texts.members;

/**
 * The form that adds a person with an account, and invites a person without one; the API tells which. `unknownEmail` is
 * an address found to have no account; submitting the form again invites it.
 */
export function useAddOrInvite(here: InWorkspace, email: string, onDone: () => void) {
  const { workspace, actor } = here;
  const adds = can(actor, memberAdd).allowed;
  const decide = adds ? givesRole(here) : invitesAs(here);
  const [unknownEmail, setUnknownEmail] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email, role: leastRole(here, decide), endsAt: null as string | null },
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
    said: ({ name }) => t.addDone(name),
    next: onDone,
    failed: (failure) => {
      if (failure.reason !== "no_such_account") return failed(failure);
      setUnknownEmail(form.getValues().email.trim());
      return true;
    },
  });
  const invite = useChange(trpc.invitations.create.mutationOptions(), {
    said: (invitation) => t.inviteDone(invitation.email),
    next: onDone,
    failed,
  });
  const submit = form.onSubmit((values) => {
    setError(null);
    const change = adds && unknownEmail === null ? add : invite;
    change.mutate({ workspace: workspace.id, ...values });
  });
  return { form, submit, unknownEmail, error, decide, busy: add.isPending || invite.isPending };
}

/** For people who can invite but not add. */
function invitesAs({ actor }: InWorkspace): (role: string) => Decision {
  const facts = { isMember: false, isInvited: false, members: 0, pending: 0, limit: null };
  return (role) => canInvite(actor, role, facts);
}
