import { Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { texts } from "../../texts/index.ts";
import classes from "./IdentityLayout.module.css";

type Props = { readonly title: string; readonly description?: ReactNode; readonly children?: ReactNode };

/** The card of a page before signing in: its title, its description, its form. */
export function IdentityCard({ title, description, children }: Props) {
  useDocumentTitle(`${title} · ${texts.common.product}`);
  return (
    <div className={classes.card}>
      <Stack gap="lg">
        <Stack gap={4}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {description !== undefined && (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )}
        </Stack>
        {children}
      </Stack>
    </div>
  );
}
