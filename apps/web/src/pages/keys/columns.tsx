import { canEndSecret, canRevokeKey, canRotateKey, canUpdateKey, keyLabel } from "@bailiwick/domain";
import { Badge, Box, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { IconEdit, IconKeyOff, IconRotate, IconX } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { type Action, ActionMenu } from "../../ui/ActionMenu.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name, Named } from "../../ui/Named.tsx";
import { columnsFor } from "../../ui/table.ts";
import { expiresSoon } from "./expiry.ts";
import { factsOfKey, type Key, type KeyPlace } from "./keys.ts";

const t = texts.keys;
const column = columnsFor<Key>();

const colors: Readonly<Record<Key["state"], string>> = { active: "teal", expired: "red", revoked: "gray" };

/** What can be done to a key. */
export type KeyAct = "edit" | "rotate" | "endOld" | "revoke";

type Acts = {
  readonly place: () => KeyPlace;
  readonly onScopes: (key: Key) => void;
  readonly onAct: (act: KeyAct, key: Key) => void;
};

/** The actions on a key, each with whether the reader can do it. */
function actionsOn(key: Key, { place, onAct }: Acts): readonly Action[] {
  const { actor, level } = place();
  const facts = factsOfKey(key);
  const ends: Action = {
    label: t.revokeSecret,
    icon: <IconX size={16} aria-hidden />,
    decision: canEndSecret(actor, level, facts),
    run: () => onAct("endOld", key),
  };
  return [
    {
      label: t.edit,
      icon: <IconEdit size={16} aria-hidden />,
      decision: canUpdateKey(actor, level, facts, key),
      run: () => onAct("edit", key),
    },
    {
      label: t.rotate,
      icon: <IconRotate size={16} aria-hidden />,
      decision: canRotateKey(actor, level, facts),
      run: () => onAct("rotate", key),
    },
    ...(key.oldSecret === null ? [] : [ends]),
    {
      label: t.revoke,
      icon: <IconKeyOff size={16} aria-hidden />,
      decision: canRevokeKey(actor, level, facts),
      danger: true,
      run: () => onAct("revoke", key),
    },
  ];
}

/** The columns of the list of keys. */
export function keyColumns(acts: Acts) {
  const { onScopes } = acts;
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
        <ActionMenu label={texts.common.actionsFor(original.name)} actions={actionsOn(original, acts)} />
      ),
    }),
  ]);
}

type Props = { readonly issued: Key };

/** By which people recognize it, and who issued it. */
function Identity({ issued }: Props) {
  const { name, level, secret, oldSecret, createdByName, createdAt, ipRanges, workspaces } = issued;
  return (
    <Box miw={0}>
      <Text size="sm" fw={550}>
        <Name>{name}</Name>
      </Text>
      <Text size="xs" c="dimmed" className="mono">
        {keyLabel({ level, ...secret })}
      </Text>
      {oldSecret !== null && (
        <Text size="xs" c="dimmed">
          <span className="mono">{keyLabel({ level, ...oldSecret })}</span>{" "}
          {oldSecret.endsAt === null ? (
            t.oldStays
          ) : (
            <>
              {t.oldStill} <Ago at={oldSecret.endsAt} />
            </>
          )}
        </Text>
      )}
      {workspaces !== null && (
        <Text size="xs" c="dimmed">
          {t.onlyIn(workspaces.map((each) => each.name))}
        </Text>
      )}
      {ipRanges.length > 0 && (
        <Text size="xs" c="dimmed">
          {t.onlyFrom(ipRanges)}
        </Text>
      )}
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

function LastUsed({ issued: { lastUsed, lastRefused } }: Props) {
  const refused = lastRefused !== null && (
    <Text size="xs" c="dimmed">
      {t.refusedFrom(lastRefused.ip)} · <Ago at={lastRefused.at} />
    </Text>
  );
  if (lastUsed === null) {
    return (
      <Box>
        <Text size="sm" c="dimmed" component="span">
          {t.neverUsed}
        </Text>
        {refused}
      </Box>
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
      {refused}
    </Box>
  );
}
