import { type Blueprint, planOf } from "@bailiwick/domain";
import { Text } from "@mantine/core";
import { useMemo } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { calendarDay } from "../../ui/calendarDay.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { type Line, money } from "./cycle.ts";

const t = texts.billing;
const column = columnsFor<Line>();

type Props = {
  readonly organization: string;
  readonly blueprint: Blueprint;
  readonly startsOn: string;
  readonly currency: string | null;
};

/** The lines of a billing cycle, the first ones first. */
export function Lines({ organization, blueprint, startsOn, currency }: Props) {
  const wanted = { organization, startsOn };
  const pages = usePages(
    trpc.billing.statement.infiniteQueryKey(wanted),
    async (cursor) => (await client.billing.statement.query({ ...wanted, cursor })).lines,
  );
  const columns = useMemo(() => lineColumns(blueprint, currency), [blueprint, currency]);
  return (
    <Loaded query={pages} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
      {(rows) => (
        <>
          <DataTable label={t.lines} columns={columns} rows={rows} rowId={({ at }) => at} />
          <PagesFoot pages={pages} />
        </>
      )}
    </Loaded>
  );
}

const lineColumns = (blueprint: Blueprint, currency: string | null) =>
  column.columns([
    column.display({
      id: "line",
      header: t.line,
      meta: { card: "head", width: "46%" },
      cell: ({ row: { original } }) => (
        <>
          <Text size="sm" fw={550}>
            {t.reasons[original.reason]}
          </Text>
          <Text size="xs" c="dimmed">
            {changeOf(original, blueprint, currency)}
          </Text>
        </>
      ),
    }),
    column.display({
      id: "since",
      header: t.since,
      cell: ({ row: { original } }) => <Text size="sm">{calendarDay(original.since)}</Text>,
    }),
    column.display({
      id: "credit",
      header: t.credit,
      meta: { align: "right" },
      cell: ({ row: { original } }) => (
        <Text size="sm">{money(original.credit === 0 ? 0 : -original.credit, currency)}</Text>
      ),
    }),
    column.display({
      id: "charge",
      header: t.charge,
      meta: { align: "right" },
      cell: ({ row: { original } }) => <Text size="sm">{money(original.charge, currency)}</Text>,
    }),
  ]);

/** What was billed before a line, and what from it on. */
function changeOf({ before, after }: Line, { plans }: Blueprint, currency: string | null): string {
  const termsOf = ({ plan, quantity, price }: Line["after"]) => {
    const name = plan === null ? "" : (planOf(plans, plan)?.name ?? plan);
    return price === 0 ? name : `${name}, ${number(quantity)} × ${money(price, currency)}`;
  };
  return before.plan === null ? termsOf(after) : `${termsOf(before)} → ${termsOf(after)}`;
}
