import { can, type PermissionName } from "@bailiwick/domain";
import { Button, VisuallyHidden } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";
import type { RequestPlace } from "../members/requests/requests.ts";
import { phraseIn } from "./phrases.ts";

// Rarely used, so it is loaded on demand.
const WhyDialog = lazy(() => import("./WhyDialog.tsx"));
const RequestDialog = lazy(() => import("../members/requests/RequestDialog.tsx"));

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
  const { blueprint } = here.actor;
  if (blueprint === null) return null;
  return (
    <Suspense>
      <WhyDialog place={placeOf(here)} blueprint={blueprint} permission={permission} onClose={onClose} />
    </Suspense>
  );
}

type AskProps = { readonly place: RequestPlace; readonly permission: PermissionName };

/** On a page that is refused: asks for access. Nothing where no role gives more. */
export function Ask({ place, permission }: AskProps) {
  const [open, setOpen] = useState(false);
  if (!place.actor.roles[place.level].some(({ permissions }) => permissions.includes(permission)))
    return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {texts.requests.ask}
      </Button>
      {open && (
        <Suspense>
          <RequestDialog place={place} permission={permission} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** The workspace as a place in which to ask. */
export function placeOf({ workspace: { id, name }, actor }: Props["here"]): RequestPlace {
  return { level: "workspace", id, name, actor };
}
