import { can, canInvite, type Decision } from "@bailiwick/domain";
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

const t = texts.members;

/**
 * The form that adds somebody who has an account, and invites somebody who has none: which it is, the API says. `nobody` is
 * the address that was found to have no account; sending the form once more invites it.
 */
export function useAddOrInvite(here: InWorkspace, email: string, onDone: () => void) {
  const { workspace, actor } = here;
  const adds = can(actor, "member:add").allowed;
  const decide = adds ? givesRole(here) : invitesAs(here);
  const [nobody, setNobody] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const form = useForm({
    initialValues: { email, role: leastRole(here, decide) },
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
    said: ({ name }) => t.addDone(name),
    next: onDone,
    failed: (failure) => {
      if (failure.reason !== "no_such_account") return failed(failure);
      setNobody(form.getValues().email.trim());
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
    const change = adds && nobody === null ? add : invite;
    change.mutate({ workspace: workspace.id, ...values });
  });
  return { form, submit, nobody, error, decide, busy: add.isPending || invite.isPending };
}

/** For who may invite and not add. */
function invitesAs({ actor }: InWorkspace): (role: string) => Decision {
  const facts = { isMember: false, isInvited: false, members: 0, pending: 0, limit: null };
  return (role) => canInvite(actor, role, facts);
}
