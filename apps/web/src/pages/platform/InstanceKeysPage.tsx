import { keyLabel } from "@bailiwick/domain";
import { Badge, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { IconKeyOff, IconListDetails, IconPlus, IconRotate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Page } from "../../ui/Page.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import {
  InstanceKeyDetails,
  RevokeInstanceKeyDialog,
  RotateInstanceKeyDialog,
} from "./InstanceKeyDialogs.tsx";
import { IssueInstanceKeyDialog } from "./IssueInstanceKeyDialog.tsx";
import type { InstanceKey } from "./instanceScopes.ts";
import { PlatformOnly } from "./PlatformOnly.tsx";

const t = texts.platform.keys;
const column = columnsFor<InstanceKey>();

type Act = "details" | "rotate" | "revoke";

/** The keys of the instance, for the platform admin. */
export function InstanceKeysPage() {
  return (
    <PlatformOnly needs="platform:issue_key">
      <Keys />
    </PlatformOnly>
  );
}

function Keys() {
  const keys = useQuery(trpc.platform.keys.queryOptions());
  const [issuing, setIssuing] = useState(false);
  const [opened, setOpened] = useState<{ readonly act: Act; readonly key: InstanceKey } | null>(null);
  const columns = useMemo(() => columnsOf((act, key) => setOpened({ act, key })), []);
  const close = () => setOpened(null);
  return (
    <Page
      title={texts.pages.keys}
      description={t.description}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIssuing(true)}>
          {t.issue}
        </Button>
      }
    >
      <Loaded query={keys} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t.none}
            </Text>
          ) : (
            <DataTable label={texts.pages.keys} columns={columns} rows={items} rowId={({ id }) => id} />
          )
        }
      </Loaded>
      {issuing && <IssueInstanceKeyDialog onClose={() => setIssuing(false)} />}
      {opened?.act === "details" && <InstanceKeyDetails of={opened.key} onClose={close} />}
      {opened?.act === "rotate" && <RotateInstanceKeyDialog of={opened.key} onClose={close} />}
      {opened?.act === "revoke" && <RevokeInstanceKeyDialog of={opened.key} onClose={close} />}
    </Page>
  );
}

const moment = (at: string | null) => (at === null ? texts.common.never : <Ago at={at} />);

const columnsOf = (onAct: (act: Act, key: InstanceKey) => void) =>
  column.columns([
    column.accessor("name", {
      header: t.name,
      meta: { card: "head" },
      cell: ({ row: { original } }) => (
        <>
          <Group gap="xs">
            <Text size="sm" fw={550}>
              <Name>{original.name}</Name>
            </Text>
            {original.state !== "active" && <Badge color="gray">{t.states[original.state]}</Badge>}
          </Group>
          <Text size="xs" c="dimmed" className="mono">
            {keyLabel({ level: "instance", ...original.secret })}
          </Text>
        </>
      ),
    }),
    column.accessor("scopes", { header: t.scopes, cell: ({ getValue }) => t.permissions(getValue().length) }),
    column.accessor("expiresAt", { header: t.expires, cell: ({ getValue }) => moment(getValue()) }),
    column.accessor((key) => key.lastUsed?.at ?? null, {
      id: "lastUsed",
      header: t.lastUsed,
      cell: ({ getValue }) => moment(getValue()),
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu label={texts.common.actionsFor(original.name)} actions={actionsOf(original, onAct)} />
      ),
    }),
  ]);

function actionsOf(key: InstanceKey, onAct: (act: Act, key: InstanceKey) => void) {
  const details = {
    label: t.details,
    icon: <IconListDetails size={16} aria-hidden />,
    run: () => onAct("details", key),
  };
  if (key.state !== "active") return [details];
  return [
    details,
    { label: t.rotate, icon: <IconRotate size={16} aria-hidden />, run: () => onAct("rotate", key) },
    {
      label: t.revoke,
      icon: <IconKeyOff size={16} aria-hidden />,
      danger: true,
      run: () => onAct("revoke", key),
    },
  ];
}
