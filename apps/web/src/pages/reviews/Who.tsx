import { Box, Text } from "@mantine/core";
import { Name } from "../../ui/Named.tsx";

type Props = {
  readonly name: string;
  /** Null for what has no address: a team or a key. */
  readonly email: string | null;
};

/** Who has access: their name, and below it their address. */
export function Who({ name, email }: Props) {
  return (
    <Box miw={0}>
      <Text size="sm" fw={550}>
        <Name>{name}</Name>
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {email}
      </Text>
    </Box>
  );
}
