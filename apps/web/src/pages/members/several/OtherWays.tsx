import { Button, Group } from "@mantine/core";
import { texts } from "../../../texts/index.ts";

const t = texts.members;

type Props = { readonly onChoose: (way: "addresses" | "file") => void };

/** The ways to add more than one person. */
export function OtherWays({ onChoose }: Props) {
  return (
    <Group gap="md">
      <Button variant="subtle" size="compact-sm" px={0} onClick={() => onChoose("addresses")}>
        {t.addresses.enter}
      </Button>
      <Button variant="subtle" size="compact-sm" px={0} onClick={() => onChoose("file")}>
        {t.importing.enter}
      </Button>
    </Group>
  );
}
