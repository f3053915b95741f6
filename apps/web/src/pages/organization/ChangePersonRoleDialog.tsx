import { Text } from "@mantine/core";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { type OrganizationMember, organizationRoleName } from "./people.ts";
import type { InOrganization } from "./useOrganization.ts";

const t = texts.organization;

type Props = {
  readonly here: InOrganization;
  readonly person: OrganizationMember;
  /** The chosen role. */
  readonly role: string;
  readonly onClose: () => void;
};

/** Changes a person's organization role, after showing who gains and loses what (M63, S32). */
export function ChangePersonRoleDialog({ here: { organization, actor }, person, role, onClose }: Props) {
  const input = { organization: organization.id, userId: person.userId, role };
  const change = useConfirm(trpc.members.changeRole.mutationOptions(), {
    said: ({ name }) => t.changed(name, organizationRoleName(actor.roles, role)),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.changeTitle(person.name)}
      effects={[]}
      submit={t.changeSubmit}
      danger={false}
      change={change}
      onConfirm={() => change.mutate(input)}
      onClose={onClose}
    >
      <Text size="sm">
        {t.changeDescription(
          organizationRoleName(actor.roles, person.role),
          organizationRoleName(actor.roles, role),
        )}
      </Text>
      <EffectPreview act="members.changeRole" input={input} />
    </ConfirmDialog>
  );
}
