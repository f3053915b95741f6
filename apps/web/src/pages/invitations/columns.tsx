import type { Role } from "@bailiwick/domain";
import { Badge, Box, Text, VisuallyHidden } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { EmailAddress } from "../../ui/EmailAddress.tsx";
import { Ago, Moment } from "../../ui/Moment.tsx";
import { columnsFor } from "../../ui/table.ts";
import type { Invitation } from "./invitations.ts";
import type { ActionsOf } from "./useInvitationActions.tsx";

const t = texts.invitations;
const column = columnsFor<Invitation>();

const colors: Readonly<Record<Invitation["state"], string>> = {
  pending: "yellow",
  accepted: "teal",
  declined: "gray",
  revoked: "gray",
  expired: "red",
};

/** The columns of the list of invitations; `roles` are those of its level. */
export function invitationColumns(roles: readonly Role[], actionsOf: ActionsOf) {
  return column.columns([
    column.accessor("email", {
      header: t.address,
      meta: { card: "head", width: "44%" },
      cell: ({ row: { original } }) => (
        <Box miw={0}>
          <Text size="sm" fw={550}>
            <EmailAddress>{original.email}</EmailAddress>
          </Text>
          <Text size="xs" c="dimmed">
            {t.by(original.invitedBy.name)}
          </Text>
        </Box>
      ),
    }),
    column.accessor(
      (invitation) => roles.find(({ key }) => key === invitation.role)?.name ?? invitation.role,
      {
        id: "role",
        header: t.role,
      },
    ),
    column.accessor("state", {
      header: t.state,
      cell: ({ getValue }) => <Badge color={colors[getValue()]}>{t.states[getValue()]}</Badge>,
    }),
    column.display({
      id: "when",
      header: t.when,
      cell: ({ row: { original } }) => <When invitation={original} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu label={texts.common.actionsFor(original.email)} actions={actionsOf(original)} />
      ),
    }),
  ]);
}

/** Until when it can be accepted, or since when it can't. */
function When({
  invitation: { state, expiresAt, accessEndsAt, settledAt },
}: {
  readonly invitation: Invitation;
}) {
  if (state === "pending") {
    return (
      <Text size="sm" component="span">
        {t.expires} <Ago at={expiresAt} />
        {accessEndsAt !== null && (
          <Text size="xs" c="dimmed" component="span" display="block">
            {texts.access.ends} <Moment at={accessEndsAt} />
          </Text>
        )}
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed" component="span">
      <Ago at={settledAt ?? expiresAt} />
    </Text>
  );
}
