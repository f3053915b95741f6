import { can, quotaPermissions } from "@bailiwick/domain";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { InHolder, useHolder } from "../resources/holder.tsx";
import { MeterSection } from "./MeterSection.tsx";
import { meteredOf } from "./quotas.ts";

const t = texts.usage;

/** What is used of each meter in a workspace or an organization, and what is left (S37-S41, S46). */
export function UsagePage() {
  return (
    <InHolder>
      <Readable />
    </InHolder>
  );
}

function Readable() {
  const { scope, actor } = useHolder();
  const { readUsage, read } = quotaPermissions;
  const decision = can(actor, scope === "workspace" ? readUsage : read);
  if (decision.allowed) return <Meters />;
  return (
    <Page title={texts.pages.usage}>
      <Problem failure={refusedHere(decision)} />
    </Page>
  );
}

function Meters() {
  const { scope, at, blueprint } = useHolder();
  const query = useQuery(trpc.quotas.list.queryOptions(at));
  return (
    <Page title={texts.pages.usage} description={t.descriptions[scope]}>
      <Loaded query={query} skeleton={<PageSkeleton label={texts.common.loading} />}>
        {({ items }) =>
          meteredOf(blueprint, items).map((metered) => (
            <MeterSection key={metered.meter.key} metered={metered} />
          ))
        }
      </Loaded>
    </Page>
  );
}
