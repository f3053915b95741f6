import type { Blueprint, PermissionName, Roles } from "@bailiwick/domain";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { AskAccess } from "./AskAccess.tsx";

type Props = {
  readonly workspace: string;
  readonly roles: Roles;
  readonly blueprint: Blueprint;
  readonly permission: PermissionName;
  readonly onClose: () => void;
};

/** Why the person can't do something, and who could help; from there they can ask about anything else. */
export default function WhyDialog({ workspace, roles, blueprint, permission, onClose }: Props) {
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{texts.access.whyTitle}</Text>}>
      <Stack gap="md">
        <AskAccess workspace={workspace} roles={roles} blueprint={blueprint} initial={permission} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.common.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
