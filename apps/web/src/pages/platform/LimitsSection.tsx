import { type Blueprint, limitWords } from "@bailiwick/domain";
import { Button, Text, VisuallyHidden } from "@mantine/core";
import { useMemo, useState } from "react";
import type { Outputs } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Section } from "../../ui/Section.tsx";
import { columnsFor } from "../../ui/table.ts";
import { LiftLimitDialog } from "./LiftLimitDialog.tsx";

const t = texts.platform;

export type Limit = Outputs["platform"]["workspaces"]["limits"][number];
const column = columnsFor<Limit>();

function limitColumns(blueprint: Blueprint, onChange: (limit: Limit) => void) {
  return column.columns([
    column.accessor(({ name }) => limitWords(blueprint, name).name, {
      id: "name",
      header: t.limit,
      meta: { card: "head" },
    }),
    column.accessor(({ standard }) => amount(standard), {
      id: "standard",
      header: t.standard,
      meta: { align: "right" },
    }),
    column.accessor(({ value }) => amount(value), {
      id: "value",
      header: t.inForce,
      meta: { align: "right" },
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right" },
      cell: ({ row: { original } }) => (
        <Button variant="default" size="xs" onClick={() => onChange(original)}>
          {t.lift}
        </Button>
      ),
    }),
  ]);
}

type Props = {
  readonly organization: string;
  readonly blueprint: Blueprint;
  readonly limits: Limit[];
};

/** The organization's limits, with a button to lift each (V58, M53). */
export function LimitsSection({ organization, blueprint, limits }: Props) {
  const [asked, setAsked] = useState<Limit | null>(null);
  const columns = useMemo(() => limitColumns(blueprint, setAsked), [blueprint]);
  return (
    <Section title={t.limitsTitle} description={t.limitsDescription} flush={limits.length > 0}>
      {limits.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t.noLimits}
        </Text>
      ) : (
        <DataTable label={t.limitsTitle} columns={columns} rows={limits} rowId={({ name }) => name} />
      )}
      {asked !== null && (
        <LiftLimitDialog
          organization={organization}
          name={limitWords(blueprint, asked.name).name}
          limit={asked}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

function amount(value: number | null): string {
  return value === null ? texts.common.unlimited : number(value);
}
