import { ceilingOf, leftOf, type Meter, measuredUse } from "@bailiwick/domain";
import { Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { Ago } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { useHolder } from "../resources/holder.tsx";
import { Allotments } from "./Allotments.tsx";
import { DailyUse } from "./DailyUse.tsx";
import { QuotaBar } from "./QuotaBar.tsx";
import { factsOf, type Metered, type Quota } from "./quotas.ts";
import { Warning } from "./Warning.tsx";

const t = texts.usage;

type Props = { readonly metered: Metered };

/** One meter: its current period, what is used and left, whose it is, and the use by day. */
export function MeterSection({ metered }: Props) {
  const { quota, meter, limit } = metered;
  const { scope } = useHolder();
  const facts = factsOf(quota);
  // An organization has no use of its own to measure against what each of its workspaces can use.
  const isEachOnes = scope === "organization" && limit.per !== "organization";
  const ceiling = isEachOnes ? null : ceilingOf(facts);
  const left = isEachOnes ? null : leftOf(facts);
  return (
    <>
      <Section title={meter.name} description={<Period meter={meter} quota={quota} />}>
        <Stack gap="md">
          <Warning metered={metered} left={left} use={measuredUse(facts)} ceiling={ceiling} />
          <QuotaBar meter={meter} use={measuredUse(facts)} ceiling={ceiling} left={left} />
          <Text size="sm" c="dimmed">
            <Whose {...metered} />
          </Text>
          <DailyUse meter={meter} />
        </Stack>
      </Section>
      {scope === "organization" && !isEachOnes && <Allotments metered={metered} />}
    </>
  );
}

function Period({ meter, quota: { period } }: { readonly meter: Meter; readonly quota: Quota }) {
  return (
    <>
      {t.periods[meter.period]}
      {period !== null && (
        <>
          {" · "}
          {t.startsAnew} <Ago at={period.endsAt} />
        </>
      )}
    </>
  );
}

/** Whose the limit is, in words. */
function Whose({ quota: { granted, allots, allotted, workspace }, limit }: Metered) {
  const { organization } = useHolder();
  if (limit.per !== "organization") return workspace === null ? t.perWorkspace : t.ownLimit;
  if (workspace === null) {
    if (granted === null) return t.noLimit;
    return allots ? t.allottedOf(allotted, granted) : t.notAllotted;
  }
  const { name } = organization;
  if (!allots) return <Named text={`${t.sharedTotal(name)} ${t.usedHere(workspace.used)}`} names={[name]} />;
  return (
    <Named
      text={workspace.allotted === null ? t.noAllotmentHere(name) : t.ownAllotment(name)}
      names={[name]}
    />
  );
}
