import { can, canInvite, invitationDays, permission, type Seats } from "@bailiwick/domain";
import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import type { InWorkspace } from "../../workspace.ts";
import { EndField } from "../access/EndField.tsx";
import { roleName } from "./members.ts";
import { PersonField } from "./PersonField.tsx";
import { RoleChoice } from "./RoleChoice.tsx";
import { AddSeveralDialog } from "./several/AddSeveralDialog.tsx";
import { ImportPeople } from "./several/ImportPeople.tsx";
import { OtherWays } from "./several/OtherWays.tsx";
import { useAddOrInvite } from "./useAddOrInvite.ts";

const memberAdd = permission("member:add");
const invitationCreate = permission("invitation:create");

const t = texts.members;

type Props = {
  readonly here: InWorkspace;
  readonly seats: Seats;
  /** The person to add, if already known. */
  readonly email?: string;
  readonly onClose: () => void;
};

/**
 * Adds a person in a role (V52, M32-M34, M54, S27). An address without an account can be invited in the same role
 * instead.
 */
export function AddMemberDialog({ here, seats, email = "", onClose }: Props) {
  useReturnFocus();
  const { form, submit, unknownEmail, busy, error, decide } = useAddOrInvite(here, email, onClose);
  const [several, setSeveral] = useState<"addresses" | "file" | null>(null);
  const { members, pending, limit } = seats;
  const shared = {
    place: { workspace: here.workspace.id },
    means: {
      adds: can(here.actor, memberAdd).allowed,
      invites: can(here.actor, invitationCreate).allowed,
    },
    seatsLeft: limit === null ? null : Math.max(0, limit - members - pending),
    decide,
    onClose,
  };
  if (several === "file") {
    return <ImportPeople {...shared} roles={here.actor.roles.workspace} fallback={form.values.role} />;
  }
  if (several === "addresses") {
    return (
      <AddSeveralDialog
        {...shared}
        initialRole={form.values.role}
        roleField={(field) => <RoleChoice here={here} decide={decide} {...field} />}
      />
    );
  }
  const inviting = unknownEmail !== null;
  const invitable = canInvite(here.actor, form.values.role, { ...seats, isMember: false, isInvited: false });
  const decision = inviting || !can(here.actor, memberAdd).allowed ? invitable : decide(form.values.role);
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{t.addTitle}</Text>}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {error !== null && (
            <Alert color="red" role="alert" py="xs">
              {error}
            </Alert>
          )}
          <PersonField here={here} {...form.getInputProps("email")} />
          {email === "" && <OtherWays onChoose={setSeveral} />}
          <RoleChoice here={here} decide={decide} {...form.getInputProps("role")} />
          <EndField {...form.getInputProps("endsAt")} />
          {inviting && (
            <Alert role="status" title={t.inviteTitle} icon={<IconMail size={18} aria-hidden />}>
              {t.inviteDescription(
                unknownEmail,
                roleName(here.actor.roles, form.values.role),
                invitationDays,
              )}
            </Alert>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {texts.common.cancel}
            </Button>
            <Guarded decision={decision}>
              <Button type="submit" loading={busy}>
                {inviting ? t.inviteSubmit : t.addSubmit}
              </Button>
            </Guarded>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
