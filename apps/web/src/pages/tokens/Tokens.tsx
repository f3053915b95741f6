import { keyLabel } from "@bailiwick/domain";
import { Badge, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { IconKeyOff, IconPlus, IconRotate } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { IssueTokenDialog } from "./IssueTokenDialog.tsx";
import { RevokeTokenDialog } from "./RevokeTokenDialog.tsx";
import { RotateTokenDialog } from "./RotateTokenDialog.tsx";
import type { Token } from "./tokens.ts";

const t = texts.account.tokens;
const column = columnsFor<Token>();

type Act = "rotate" | "revoke";

const columns = (onAct: (act: Act, token: Token) => void) =>
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
            {original.state === "expired" && <Badge color="red">{t.expired}</Badge>}
          </Group>
          <Text size="xs" c="dimmed" className="mono">
            {keyLabel({ level: "personal", ...original.secret })}
          </Text>
        </>
      ),
    }),
    column.accessor((token) => token.organization.name, { id: "organization", header: t.organization }),
    column.accessor("scopes", { header: t.scopes, cell: ({ getValue }) => t.permissions(getValue().length) }),
    column.accessor("expiresAt", {
      header: t.expires,
      cell: ({ getValue }) => {
        const at = getValue();
        return at === null ? t.never : <Ago at={at} />;
      },
    }),
    column.accessor((token) => token.lastUsed?.at ?? null, {
      id: "lastUsed",
      header: texts.account.lastUsed,
      cell: ({ getValue }) => {
        const at = getValue();
        return at === null ? t.never : <Ago at={at} />;
      },
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
              label: t.rotate,
              icon: <IconRotate size={16} aria-hidden />,
              run: () => onAct("rotate", original),
            },
            {
              label: t.revoke,
              icon: <IconKeyOff size={16} aria-hidden />,
              danger: true,
              run: () => onAct("revoke", original),
            },
          ]}
        />
      ),
    }),
  ]);

/** The person's own tokens: what programs can do as them (C25). */
export function Tokens() {
  const tokens = useQuery(trpc.tokens.list.queryOptions());
  const [issuing, setIssuing] = useState(false);
  const [opened, setOpened] = useState<{ readonly act: Act; readonly token: Token } | null>(null);
  const close = () => setOpened(null);
  return (
    <Section
      title={t.title}
      description={t.description}
      flush
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIssuing(true)}>
          {t.issue}
        </Button>
      }
    >
      <Loaded query={tokens} skeleton={<RowsSkeleton rows={1} label={texts.common.loading} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed" p="md">
              {t.none}
            </Text>
          ) : (
            <DataTable
              label={t.title}
              columns={columns((act, token) => setOpened({ act, token }))}
              rows={items}
              rowId={({ id }) => id}
            />
          )
        }
      </Loaded>
      {issuing && <IssueTokenDialog onClose={() => setIssuing(false)} />}
      {opened?.act === "rotate" && <RotateTokenDialog rotated={opened.token} onClose={close} />}
      {opened?.act === "revoke" && <RevokeTokenDialog revoked={opened.token} onClose={close} />}
    </Section>
  );
}
