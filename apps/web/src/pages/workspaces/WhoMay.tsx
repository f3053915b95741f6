import type { Blueprint } from "@bailiwick/domain";
import { Box, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { lazy, Suspense, useId, useState } from "react";
import { texts } from "../../texts/index.ts";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import classes from "./PlaceChoice.module.css";

// Rarely used, so it is loaded on demand.
const KindRoles = lazy(() => import("./KindRoles.tsx"));

const t = texts.workspaces;

/** Shows the permissions of each role of a kind, below its card. */
export function WhoMay({ blueprint }: { readonly blueprint: Blueprint }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <UnstyledButton
        className={classes.more}
        aria-expanded={open}
        aria-controls={id}
        aria-label={t.whoMayOf(blueprint.name)}
        onClick={() => setOpen(!open)}
      >
        <IconChevronDown size={14} aria-hidden className={classes.chevron} data-open={open || undefined} />
        {t.whoMay}
      </UnstyledButton>
      <Box id={id} hidden={!open} pt="xs">
        {open && (
          <Suspense fallback={<LinesSkeleton lines={6} label={texts.common.loading} />}>
            <KindRoles blueprint={blueprint} />
          </Suspense>
        )}
      </Box>
    </>
  );
}
