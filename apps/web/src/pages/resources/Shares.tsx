import { percentOf, type ResourceKind } from "@bailiwick/domain";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Chart } from "../../ui/chart/Chart.tsx";
import { Section } from "../../ui/Section.tsx";
import { useHolder } from "./holder.tsx";

const t = texts.resources;

type Props = {
  /** The kind above, and the one with the share. */
  readonly kind: ResourceKind;
  readonly of: ResourceKind;
  /** Only that of this one. */
  readonly parent?: string;
};

/** How many of what stands under each resource count, in percent: a framework's controls that are met (M73). */
export default function Shares({ kind, of, parent }: Props) {
  const { at } = useHolder();
  const query = useQuery(trpc.resources.shares.queryOptions({ ...at, kind: of.key }));
  const title = of.share?.name ?? "";
  return (
    <Loaded query={query} skeleton={<Skeleton height={96} radius="lg" />}>
      {({ items }) => {
        const shown = items.filter((each) => parent === undefined || each.parent === parent);
        if (shown.length === 0) return null;
        return (
          <Section title={title}>
            <Chart
              kind="bar"
              title={of.plural}
              of={kind.name}
              labels={shown.map((each) => t.ofAll(each.title, each.counted, each.total))}
              series={[{ name: title, values: shown.map(percentOf) }]}
              format={(percent) => t.percent(number(percent))}
              most={100}
            />
          </Section>
        );
      }}
    </Loaded>
  );
}
