import type { KindChart, ResourceKind } from "@bailiwick/domain";
import { Select, SimpleGrid, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { Chart } from "../../ui/chart/Chart.tsx";
import { Section } from "../../ui/Section.tsx";
import { chartData } from "./chartData.ts";
import { useHolder } from "./holder.tsx";

const t = texts.resources;
const periods = [7, 30, 90];

type Props = {
  readonly kind: ResourceKind;
  readonly filters: Readonly<Record<string, string>>;
  /** The number of days at first. */
  readonly days?: number;
};

/** The charts of a kind, over its last days: of what the list below is filtered by. */
export default function KindCharts({ kind, filters, days: initial = 30 }: Props) {
  const [days, setDays] = useState(initial);
  const offered = [...new Set([...periods, initial])].sort((a, b) => a - b);
  return (
    <Section
      title={t.charts}
      actions={
        <Select
          aria-label={t.period}
          data={offered.map((each) => ({ value: String(each), label: t.lastDays(each) }))}
          value={String(days)}
          onChange={(next) => setDays(Number(next ?? initial))}
          allowDeselect={false}
          w={170}
        />
      }
    >
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="xl">
        {kind.charts?.map((chart) => (
          <OneChart key={chart.key} kind={kind} chart={chart} filters={filters} days={days} />
        ))}
      </SimpleGrid>
    </Section>
  );
}

type OneProps = Required<Props> & { readonly chart: KindChart };

function OneChart({ kind, chart, filters, days }: OneProps) {
  const { at } = useHolder();
  const query = useQuery(
    trpc.resources.chart.queryOptions({ ...at, kind: kind.key, chart: chart.key, filters, days }),
  );
  return (
    <Loaded query={query} skeleton={<Skeleton height={220} />}>
      {(answer) =>
        answer.figures.length === 0 ? (
          <Stack gap={4}>
            <Text size="sm" fw={600}>
              {chart.name}
            </Text>
            <Text size="sm" c="dimmed">
              {t.nothingInPeriod}
            </Text>
          </Stack>
        ) : (
          <Chart title={chart.name} {...chartData(kind, chart, answer)} />
        )
      }
    </Loaded>
  );
}
