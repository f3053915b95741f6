import { roleIn } from "@bailiwick/domain";
import { Box, Group, Text } from "@mantine/core";
import { blueprint, standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { EmailAddress } from "../../ui/EmailAddress.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Initials } from "../../ui/Initials.tsx";
import { Moment } from "../../ui/Moment.tsx";
import type { FoundInvitation } from "./found.ts";

const t = texts.invitations;

/** The content of the invitation: the place, the role, the person, the deadline. */
export function InvitationFacts({ invitation }: { readonly invitation: FoundInvitation }) {
  const { workspace, organization, email, expiresAt, accessEndsAt, state } = invitation;
  const name = workspace?.name ?? organization.name;
  const alone = standsAlone(blueprint(organization.blueprint));
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        <Initials name={name} of={(workspace ?? organization).id} size={44} />
        <Box miw={0}>
          <Text fw={600}>{name}</Text>
          {!alone && workspace !== null && (
            <Text size="sm" c="dimmed">
              {organization.name}
            </Text>
          )}
        </Box>
      </Group>
      <Facts
        rows={[
          [t.asRole, <Role key="role" invitation={invitation} />],
          [t.for, <EmailAddress key="for">{email}</EmailAddress>],
          [t.validUntil, state === "pending" ? <Moment key="until" at={expiresAt} time /> : null],
          [t.accessEnds, accessEndsAt === null ? null : <Moment key="ends" at={accessEndsAt} time />],
        ]}
      />
    </>
  );
}

/** The role, with its description if every organization of this kind has it. */
function Role({ invitation: { role, workspace, organization } }: { readonly invitation: FoundInvitation }) {
  const level = workspace === null ? "organization" : "workspace";
  const known = roleIn(blueprint(organization.blueprint).roles, level, role.key);
  return (
    <>
      {role.name}
      {known !== undefined && (
        <Text size="xs" c="dimmed">
          {known.description}
        </Text>
      )}
    </>
  );
}
