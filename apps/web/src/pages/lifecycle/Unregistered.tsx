import type { Blueprint } from "@bailiwick/domain";
import { Alert, Text } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { LinkText } from "../../links.tsx";
import { type Address, paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import { useEffects } from "../access/useEffects.ts";

const t = texts.lifecycle;

type Props = { readonly id: string; readonly address: Address; readonly blueprint: Blueprint };

/** What loses its registration when the workspace is permanently deleted, and the way to move it first (C40). */
export function Unregistered({ id, address, blueprint }: Props) {
  const { minuteOf } = useMoments();
  const { data } = useEffects({ act: "workspaces.requestDeletion", input: { workspace: id } });
  const registrations = data?.registrations ?? null;
  if (registrations === null) return null;
  return registrations.kinds.map(({ kind: key, amount }) => {
    const kind = blueprint.resourceKinds.find((each) => each.key === key);
    if (kind === undefined) return null;
    return (
      <Alert
        key={key}
        color="yellow"
        icon={<IconPlugConnectedX size={18} aria-hidden />}
        title={t.unregistered(amount, amount === 1 ? kind.name : kind.plural)}
      >
        <Text size="sm">{t.unregisteredDescription(minuteOf(registrations.at))}</Text>
        <Text size="sm" mt="xs">
          <LinkText {...paths.resources({ workspace: address, kind: key })} inherit>
            {t.moveFirst(kind.plural)}
          </LinkText>{" "}
          {t.moveHint}
        </Text>
      </Alert>
    );
  });
}
