import { Alert, Button, Group } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import type { ListedRole } from "./roles.ts";

const t = texts.roles;

type Props = {
  readonly role: ListedRole;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Says that the role was changed while its editor was open, and asks which version to continue with. */
export function NewerRole({ role, onTake, onKeep }: Props) {
  return (
    <Alert color="yellow" role="status" title={t.newerTitle(role.updatedByName ?? texts.common.someoneElse)}>
      {t.newerDescription}
      <Group gap="sm" mt="sm">
        <Button size="compact-sm" variant="default" onClick={onTake}>
          {texts.common.takeNewer}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onKeep}>
          {t.newerKeep}
        </Button>
      </Group>
    </Alert>
  );
}
