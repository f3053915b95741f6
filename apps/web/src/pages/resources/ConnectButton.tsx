import { can, type ResourceKind } from "@bailiwick/domain";
import { Alert, Button, Modal, Stack, Text } from "@mantine/core";
import { IconPlugConnected } from "@tabler/icons-react";
import { useState } from "react";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { CommandBox } from "../../ui/CommandBox.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { connectCommand } from "./connectCommand.ts";
import { useHolder } from "./holder.tsx";

const t = texts.resources;

/** Opens the command that connects a machine, which is run on the machine itself (C39). */
export function ConnectButton({ kind }: { readonly kind: ResourceKind }) {
  const { scope, place, actor, why } = useHolder();
  const [isOpen, setIsOpen] = useState(false);
  if (scope !== "workspace" || !("workspace" in place)) return null;
  const permission = `${kind.key}:create` as const;
  const command = connectCommand(location.origin, place.workspace, kind.key);
  return (
    <>
      <Guarded decision={can(actor, permission)} why={why(permission)}>
        <Button leftSection={<IconPlugConnected size={16} aria-hidden />} onClick={() => setIsOpen(true)}>
          {texts.common.opensDialog(t.connect(kind.name))}
        </Button>
      </Guarded>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={<Text fw={650}>{t.connect(kind.name)}</Text>}
        size="lg"
      >
        <Stack gap="md">
          <Text size="sm">{t.connectIntro}</Text>
          <CommandBox label={t.connectCommand} command={command} />
          <Alert color="gray" py="xs">
            {t.connectKey}{" "}
            <LinkText {...paths.keys(place)} inherit>
              {texts.pages.keys}
            </LinkText>
            .
          </Alert>
          <Text size="sm" c="dimmed">
            {t.connectDefaults}{" "}
            <LinkText {...paths.settings(place)} inherit>
              {texts.pages.settings}
            </LinkText>
            .
          </Text>
        </Stack>
      </Modal>
    </>
  );
}
