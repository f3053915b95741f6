import { type Decision, keyLabel } from "@bailiwick/domain";
import { Badge, Box, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { IconKeyOff } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name, Named } from "../../ui/Named.tsx";
import { columnsFor } from "../../ui/table.ts";
import { expiresSoon } from "./expiry.ts";
import type { Key } from "./keys.ts";

const t = texts.keys;
const column = columnsFor<Key>();

const colors: Readonly<Record<Key["state"], string>> = { active: "teal", expired: "red", revoked: "gray" };

type Acts = {
  /** Whether the reader can revoke it. */
  readonly decide: (key: Key) => Decision;
  readonly onScopes: (key: Key) => void;
  readonly onRevoke: (key: Key) => void;
};

/** The columns of the list of keys. */
export function keyColumns({ decide, onScopes, onRevoke }: Acts) {
  return column.columns([
    column.accessor("name", {
      header: t.name,
      meta: { card: "head", width: "30%" },
      cell: ({ row: { original } }) => <Identity issued={original} />,
    }),
    column.accessor("scopes", {
      header: t.scopes,
      cell: ({ row: { original } }) => (
        <Button variant="subtle" size="compact-sm" mx={-8} onClick={() => onScopes(original)}>
          {t.permissions(original.scopes.length)}
          <VisuallyHidden> {t.permissionsOf(original.name)}</VisuallyHidden>
        </Button>
      ),
    }),
    column.accessor("state", {
      header: t.state,
      cell: ({ row: { original } }) => <State issued={original} />,
    }),
    column.display({
      id: "expires",
      header: t.expires,
      cell: ({ row: { original } }) => <Expires issued={original} />,
    }),
    column.display({
      id: "lastUsed",
      header: t.lastUsed,
      cell: ({ row: { original } }) => <LastUsed issued={original} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu
          label={texts.common.actionsFor(original.name)}
          actions={[
            {
              label: t.revoke,
              icon: <IconKeyOff size={16} aria-hidden />,
              decision: decide(original),
              danger: true,
              run: () => onRevoke(original),
            },
          ]}
        />
      ),
    }),
  ]);
}

type Props = { readonly issued: Key };

/** By which people recognize it, and who issued it. */
function Identity({ issued: { name, level, secret, createdByName, createdAt } }: Props) {
  return (
    <Box miw={0}>
      <Text size="sm" fw={550}>
        <Name>{name}</Name>
      </Text>
      <Text size="xs" c="dimmed" className="mono">
        {keyLabel({ level, ...secret })}
      </Text>
      <Text size="xs" c="dimmed">
        <Named text={t.by(createdByName)} names={[createdByName]} /> · <Ago at={createdAt} />
      </Text>
    </Box>
  );
}

function State({ issued: { state, revokedAt, revokedByName } }: Props) {
  return (
    <Box>
      <Badge color={colors[state]}>{t.states[state]}</Badge>
      {revokedAt !== null && (
        <Text size="xs" c="dimmed" mt={2}>
          {revokedByName !== null && (
            <>
              <Named text={t.revokedBy(revokedByName)} names={[revokedByName]} /> ·{" "}
            </>
          )}
          <Ago at={revokedAt} />
        </Text>
      )}
    </Box>
  );
}

function Expires({ issued: { state, expiresAt } }: Props) {
  if (state === "revoked") return null;
  if (expiresAt === null) {
    return (
      <Text size="sm" c="dimmed" component="span">
        {t.neverExpires}
      </Text>
    );
  }
  if (state === "active" && expiresSoon(expiresAt, Date.now())) {
    return (
      <Group gap={6}>
        <Text size="sm" component="span">
          <Ago at={expiresAt} />
        </Text>
        <Badge color="yellow">{t.soon}</Badge>
      </Group>
    );
  }
  return (
    <Text size="sm" {...(state === "active" ? {} : { c: "dimmed" })} component="span">
      <Ago at={expiresAt} />
    </Text>
  );
}

function LastUsed({ issued: { lastUsed } }: Props) {
  if (lastUsed === null) {
    return (
      <Text size="sm" c="dimmed" component="span">
        {t.neverUsed}
      </Text>
    );
  }
  return (
    <Box>
      <Text size="sm">
        <Ago at={lastUsed.at} />
      </Text>
      {lastUsed.ip !== null && (
        <Text size="xs" c="dimmed">
          {t.from(lastUsed.ip)}
        </Text>
      )}
    </Box>
  );
}
