import { Group, Text } from "@mantine/core";
import classes from "./CommandBox.module.css";
import { CopyAction } from "./Copyable.tsx";

type Props = { readonly label: string; readonly command: string };

/** A command to run elsewhere, with its name and its copy button. */
export function CommandBox({ label, command }: Props) {
  return (
    <div>
      <Group justify="space-between" gap="sm" mb={4}>
        <Text size="sm" fw={550}>
          {label}
        </Text>
        <CopyAction value={command} label={label} />
      </Group>
      <pre className={classes.command}>{command}</pre>
    </div>
  );
}
