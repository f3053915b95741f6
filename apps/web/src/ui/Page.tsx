import { Box, Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { texts } from "../texts/index.ts";
import { named } from "./Named.tsx";
import classes from "./Page.module.css";

type Props = {
  readonly title: ReactNode;
  /** The title of the browser tab, if `title` is more than a text. */
  readonly name?: string;
  /** One sentence under the title. */
  readonly description?: ReactNode;
  /** Buttons at the top right. */
  readonly actions?: ReactNode;
  /** A link back, above the title. */
  readonly back?: ReactNode;
  readonly children: ReactNode;
};

/** The layout of every page inside the shell: its one h1, its sentence, its actions. */
export function Page({ title, name, description, actions, back, children }: Props) {
  const inTab = name ?? (typeof title === "string" ? title : "");
  useDocumentTitle(inTab === "" ? texts.common.product : `${inTab} · ${texts.common.product}`);
  return (
    <Box className={classes.page}>
      <Box component="header" mb="xl">
        {back}
        <Group justify="space-between" align="flex-start" gap="md">
          <Stack gap={6} className={classes.heading}>
            <Title order={1}>{named(title)}</Title>
            {description !== undefined && <Text c="dimmed">{named(description)}</Text>}
          </Stack>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
      </Box>
      <Stack gap="lg">{children}</Stack>
    </Box>
  );
}
