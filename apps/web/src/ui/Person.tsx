import { Box, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { EmailAddress } from "./EmailAddress.tsx";
import { Initials } from "./Initials.tsx";

type Props = {
  readonly name: string;
  /** The address of their picture. */
  readonly picture?: string | null;
  /** Shown instead of the name: a link with the name. */
  readonly shown?: ReactNode;
  readonly email?: string;
  /** Shown instead of the plain address: a link to write to them. */
  readonly contact?: ReactNode;
  readonly note?: ReactNode;
};

/** A person with their picture or initials, name and address. */
export function Person({ name, picture = null, shown = name, email, contact, note }: Props) {
  return (
    <Group gap="sm" wrap="nowrap" miw={0}>
      <Initials name={name} size={36} round picture={picture} />
      <Box miw={0}>
        <Group gap={6}>
          <Text size="sm" fw={550} component="span">
            <bdi>{shown}</bdi>
          </Text>
          {note}
        </Group>
        {contact}
        {email !== undefined && (
          <Text size="xs" c="dimmed">
            <EmailAddress>{email}</EmailAddress>
          </Text>
        )}
      </Box>
    </Group>
  );
}
