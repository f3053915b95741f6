import { Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { texts } from "../texts/frame.ts";
import classes from "./Empty.module.css";
import { named } from "./Named.tsx";

type Props = {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** When it fills the page, its title is the page's. */
  readonly page?: boolean;
  /** The next step. */
  readonly children?: ReactNode;
};

/** A place without content: says why, and what to do next. */
export function Empty({ icon, title, description, page = false, children }: Props) {
  useDocumentTitle(page && typeof title === "string" ? `${title} · ${texts.common.product}` : "");
  return (
    <Stack align="center" gap="xs" className={classes.empty}>
      {icon !== undefined && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <Title order={page ? 1 : 2} size={page ? "h2" : "h3"} ta="center">
        {named(title)}
      </Title>
      {description !== undefined && (
        <Text size="sm" c="dimmed" ta="center" maw={460}>
          {named(description)}
        </Text>
      )}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </Stack>
  );
}
