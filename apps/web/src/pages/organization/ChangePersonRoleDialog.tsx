import { Text } from "@mantine/core";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { EndField } from "../access/EndField.tsx";
import { type OrganizationMember, organizationRoleName } from "./people.ts";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;

type Props = {
  readonly here: InOrganization;
  readonly person: OrganizationMember;
  /** The chosen role; the present one to change its end alone. */
  readonly role: string;
  readonly onClose: () => void;
};

/** Changes a person's organization role, or when it ends, after showing who gains and loses what (M63, S32). */
export function ChangePersonRoleDialog({ here: { organization, actor }, person, role, onClose }: Props) {
  const before = person.sources[0]?.endsAt ?? null;
  const [endsAt, setEndsAt] = useState(before);
  const end = endsAt === before ? {} : { endsAt };
  const input = { organization: organization.id, userId: person.userId, role, ...end };
  const isSame = role === person.role;
  const change = useConfirm(trpc.members.changeRole.mutationOptions(), {
    said: ({ name }) =>
      isSame ? texts.access.endSaved(name) : t.changed(name, organizationRoleName(actor.roles, role)),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={isSame ? texts.access.endTitle(person.name) : t.changeTitle(person.name)}
      effects={[]}
      submit={isSame ? texts.access.endSubmit : t.changeSubmit}
      danger={false}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      {!isSame && (
        <Text size="sm">
          {t.changeDescription(
            organizationRoleName(actor.roles, person.role),
            organizationRoleName(actor.roles, role),
          )}
        </Text>
      )}
      <EndField value={endsAt} onChange={setEndsAt} />
      <EffectPreview act="members.changeRole" input={input} />
    </ConfirmDialog>
  );
}
