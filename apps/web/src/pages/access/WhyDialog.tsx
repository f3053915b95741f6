import { type Blueprint, type PermissionName, permissionSet } from "@bailiwick/domain";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { texts } from "../../texts/index.ts";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import type { RequestPlace } from "../members/requests/requests.ts";
import { AskAccess } from "./AskAccess.tsx";

// Loaded when someone asks.
const RequestDialog = lazy(() => import("../members/requests/RequestDialog.tsx"));

type Props = {
  /** The workspace. */
  readonly place: RequestPlace;
  readonly blueprint: Blueprint;
  readonly permission: PermissionName;
  readonly onClose: () => void;
};

/** Why the person can't do something, and who could help; from there they can ask about anything else, and for access. */
export default function WhyDialog({ place, blueprint, permission, onClose }: Props) {
  const { actor } = place;
  const [asking, setAsking] = useState(false);
  useReturnFocus();
  const gains = actor.roles.workspace.some(({ set }) => !permissionSet.contains(actor.permissions, set));
  if (asking) {
    return (
      <Suspense>
        <RequestDialog place={place} permission={permission} onClose={onClose} />
      </Suspense>
    );
  }
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{texts.access.whyTitle}</Text>}>
      <Stack gap="md">
        <AskAccess workspace={place.id} roles={actor.roles} blueprint={blueprint} initial={permission} />
        <Group justify="flex-end">
          {gains && (
            <Button variant="default" onClick={() => setAsking(true)}>
              {texts.requests.ask}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {texts.common.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
