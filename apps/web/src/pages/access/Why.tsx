import { can, type PermissionName } from "@bailiwick/domain";
import { Button, VisuallyHidden } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";
import { phraseIn } from "./phrases.ts";

// Rarely used, so it is loaded on demand.
const WhyDialog = lazy(() => import("./WhyDialog.tsx"));

const t = texts.access;

type Props = {
  readonly here: Pick<InWorkspace, "workspace" | "actor">;
  readonly permission: PermissionName;
};

/** Next to a refused control: why, and who could help. Nothing for people with the permission. */
export function Why({ here, permission }: Props) {
  const [open, setOpen] = useState(false);
  const { blueprint } = here.actor;
  if (blueprint === null || can(here.actor, permission).allowed) return null;
  return (
    <>
      <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
        {t.why}
        <VisuallyHidden> {t.whyNot(phraseIn(blueprint, permission))}</VisuallyHidden>
      </Button>
      {open && <WhyFor here={here} permission={permission} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Only the explanation, for a menu that opens it. */
export function WhyFor({ here, permission, onClose }: Props & { readonly onClose: () => void }) {
  const { blueprint, roles } = here.actor;
  if (blueprint === null) return null;
  return (
    <Suspense>
      <WhyDialog
        workspace={here.workspace.id}
        roles={roles}
        blueprint={blueprint}
        permission={permission}
        onClose={onClose}
      />
    </Suspense>
  );
}
