import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { named } from "./Named.tsx";
import classes from "./Section.module.css";

type Props = {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Marks a dangerous section with a red edge. */
  readonly danger?: boolean;
  /** Without padding: for a table, which has its own. */
  readonly flush?: boolean;
  readonly children?: ReactNode;
};

/** A titled card of a page. */
export function Section({ title, description, actions, danger = false, flush = false, children }: Props) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      className={classes.section}
      data-danger={danger || undefined}
    >
      <Group justify="space-between" align="flex-start" gap="md" className={classes.header}>
        <Stack gap={4} className={classes.heading}>
          <Title order={2} size="h3" id={id}>
            {named(title)}
          </Title>
          {description !== undefined && (
            <Text size="sm" c="dimmed">
              {named(description)}
            </Text>
          )}
        </Stack>
        {actions}
      </Group>
      {children && <Box className={flush ? classes.flush : classes.body}>{children}</Box>}
    </Box>
  );
}
