import type { Blueprint } from "@bailiwick/domain";
import { Text, VisuallyHidden } from "@mantine/core";
import { IconDownload, IconListDetails, IconReceipt } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { download } from "../../feedback/download.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { notifyDone, notifyFailure } from "../../feedback/notify.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import type { Billed } from "./BillingParts.tsx";
import { money, periodOf, type Statement } from "./cycle.ts";
import { StatementDialog } from "./StatementDialog.tsx";

const t = texts.billing;
const column = columnsFor<Statement>();

type Props = { readonly organization: Billed; readonly blueprint: Blueprint };

/** The closed cycles, the newest first; each can be read and downloaded (C32). */
export function Statements({ organization, blueprint }: Props) {
  const [shown, setShown] = useState<Statement | null>(null);
  const wanted = { organization: organization.id };
  const pages = usePages(trpc.billing.statements.infiniteQueryKey(wanted), (cursor) =>
    client.billing.statements.query({ ...wanted, cursor }),
  );
  const columns = useMemo(
    () =>
      statementColumns({ onShow: setShown, onDownload: (statement) => void save(organization, statement) }),
    [organization],
  );
  return (
    <Section title={t.statementsTitle} description={t.statementsDescription} flush>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconReceipt size={22} />}
              title={t.noStatementsTitle}
              description={t.noStatements}
            />
          ) : (
            <>
              <DataTable
                label={t.statementsTitle}
                columns={columns}
                rows={rows}
                rowId={({ startsOn }) => startsOn}
              />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {shown !== null && (
        <StatementDialog
          organization={organization.id}
          blueprint={blueprint}
          statement={shown}
          onClose={() => setShown(null)}
        />
      )}
    </Section>
  );
}

async function save({ id, slug }: Billed, { startsOn }: Statement): Promise<void> {
  try {
    const { text } = await client.billing.export.query({ organization: id, startsOn, bom: true });
    download(`${slug}-${startsOn}.csv`, [text], "text/csv");
    notifyDone(t.downloaded);
  } catch (error) {
    notifyFailure(failureOf(error));
  }
}

type On = (statement: Statement) => void;

const statementColumns = ({ onShow, onDownload }: { readonly onShow: On; readonly onDownload: On }) =>
  column.columns([
    column.display({
      id: "period",
      header: t.period,
      meta: { card: "head", width: "40%" },
      cell: ({ row: { original } }) => (
        <Text size="sm" fw={550}>
          {periodOf(original)}
        </Text>
      ),
    }),
    column.display({
      id: "closed",
      header: t.closed,
      cell: ({ row: { original } }) => <Ago at={original.closedAt} />,
    }),
    column.display({
      id: "total",
      header: t.total,
      meta: { align: "right" },
      cell: ({ row: { original } }) => <Text size="sm">{money(original.total, original.currency)}</Text>,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "64px", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu
          label={t.actionsFor(periodOf(original))}
          actions={[
            { label: t.view, icon: <IconListDetails size={16} />, run: () => onShow(original) },
            { label: t.download, icon: <IconDownload size={16} />, run: () => onDownload(original) },
          ]}
        />
      ),
    }),
  ]);
