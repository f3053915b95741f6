import { canOffer } from "@bailiwick/domain";
import { Alert, Box, Button, Group } from "@mantine/core";
import { IconArchive } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { useLifecycle } from "./useLifecycle.tsx";

const t = texts.workspaces;

/** Explains over every page of an archived workspace why nothing can be changed, with a button to unarchive it. */
export function ArchivedBanner({ here: { workspace, actor, facts } }: { readonly here: InWorkspace }) {
  const lifecycle = useLifecycle();
  return (
    <Box maw="var(--page-width)" mx="auto" px={{ base: "md", sm: 32 }} pt="lg">
      <Alert color="yellow" title={t.archivedTitle} icon={<IconArchive size={18} aria-hidden />}>
        <Group justify="space-between" gap="sm">
          {t.archivedDescription}
          <Guarded decision={canOffer(actor, "unarchive", facts)}>
            <Button
              size="xs"
              variant="default"
              loading={lifecycle.busy}
              onClick={() => lifecycle.unarchive(workspace)}
            >
              {t.unarchive}
            </Button>
          </Guarded>
        </Group>
      </Alert>
    </Box>
  );
}
