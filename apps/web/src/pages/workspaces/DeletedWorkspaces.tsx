import { canOffer } from "@bailiwick/domain";
import { Box, Button, Group, Text } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";
import classes from "./DeletedWorkspaces.module.css";
import type { WorkspaceRow } from "./rows.ts";

const t = texts.workspaces;

/** Deleted workspaces that can still be restored, with the remaining time (C31, V45, V46). */
export function DeletedWorkspaces({ rows }: { readonly rows: readonly WorkspaceRow[] }) {
  const { minuteOf } = useMoments();
  const lifecycle = useLifecycle();
  return (
    <Section title={t.deletedTitle} description={t.deletedDescription} danger>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.id} className={classes.row}>
            <Box miw={0}>
              <Text size="sm" fw={600}>
                {row.name}
              </Text>
              <Text size="xs" c="dimmed">
                {row.organizationName !== null && `${row.organizationName} · `}
                {row.purgeAfter === null ? row.slug : t.restorableUntil(minuteOf(row.purgeAfter))}
              </Text>
            </Box>
            <Group gap="sm">
              <Guarded decision={canOffer(row.actor, "restore", unlimited(row))}>
                <Button
                  variant="default"
                  leftSection={<IconRestore size={16} aria-hidden />}
                  aria-label={t.restoreNamed(row.name)}
                  loading={lifecycle.busy}
                  onClick={() => lifecycle.restore(row)}
                >
                  {texts.lifecycle.restore}
                </Button>
              </Guarded>
            </Group>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A list does not include the number of active ones; the server has the last word on the limit. */
function unlimited(row: WorkspaceRow) {
  return { ...row, activeWorkspaces: 0, activeLimit: null, plan: null };
}
