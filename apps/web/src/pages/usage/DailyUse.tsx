import type { Meter } from "@bailiwick/domain";
import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { Chart } from "../../ui/chart/Chart.tsx";
import { daysFrom, shortDay } from "../resources/chartData.ts";
import { useHolder } from "../resources/holder.tsx";

const t = texts.usage;
/** As many days as the API answers if not asked for another number. */
const shown = 31;
const dayMs = 86_400_000;

/** What was used on each of the last days. */
export function DailyUse({ meter }: { readonly meter: Meter }) {
  const { at } = useHolder();
  const query = useQuery(trpc.usage.list.queryOptions({ ...at, meter: meter.key }));
  return (
    <Loaded query={query} skeleton={<Skeleton height={220} />}>
      {({ days }) =>
        days.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t.nothingYet}
          </Text>
        ) : (
          <Days meter={meter} days={days} />
        )
      }
    </Loaded>
  );
}

type DaysProps = { readonly meter: Meter; readonly days: Outputs["usage"]["list"]["days"] };

function Days({ meter, days }: DaysProps) {
  // East of Greenwich, today there can be a day ahead of today in UTC.
  const today = new Date().toISOString().slice(0, 10);
  const last = [today, ...days.map(({ day }) => day)].sort().at(-1) ?? today;
  const first = new Date(Date.parse(last) - (shown - 1) * dayMs).toISOString().slice(0, 10);
  const keys = daysFrom(first, last);
  const used = new Map(days.map((each) => [each.day, each.used]));
  return (
    <Chart
      kind="line"
      title={t.byDay(meter.name)}
      of={t.day}
      labels={keys.map(shortDay)}
      series={[{ name: meter.name, values: keys.map((day) => used.get(day) ?? 0) }]}
    />
  );
}
