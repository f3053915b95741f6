import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Empty.module.css";

type Props = {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly says?: ReactNode;
  /** What to do next. */
  readonly children?: ReactNode;
};

/** A place with nothing in it, or nothing to show: says why, and what to do next. */
export function Empty({ icon, title, says, children }: Props) {
  return (
    <Stack align="center" gap="xs" className={classes.empty}>
      {icon !== undefined && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Title order={2} size="h3" ta="center">
        {title}
      </Title>
      {says !== undefined && (
        <Text size="sm" c="dimmed" ta="center" maw={460}>
          {says}
        </Text>
      )}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </Stack>
  );
}
