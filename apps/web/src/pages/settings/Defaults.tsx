import { canChangeSetting, canOffer, type SettingSpec } from "@bailiwick/domain";
import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { texts } from "../../texts/index.ts";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { ReadOnly } from "./ReadOnly.tsx";
import { SettingSection } from "./SettingSection.tsx";

const t = texts.settings;

/** A kind of workspace without settings of its own has no such page. */
const noSuchPage = { code: "NOT_FOUND", reason: "no_such_page", path: null, message: "" } as const;

/** The workspace's seeded settings, each edited separately (V6-V12); read-only for others, with the reason (C1, C2). */
export function Defaults() {
  const here = useWorkspace();
  const { workspace, actor, blueprint, facts } = here;
  const settings = useQuery(trpc.settings.list.queryOptions({ workspace: workspace.id }));
  const offered = canOffer(actor, "describe", facts);
  const decisionOf = (spec: SettingSpec) => (offered.allowed ? canChangeSetting(actor, spec) : offered);
  const refused = blueprint.settings.find((spec) => !decisionOf(spec).allowed);
  const decision = refused === undefined ? offered : decisionOf(refused);
  const needed = (offered.allowed && refused?.needs) || "workspace:update";
  if (blueprint.settings.length === 0) return <Problem failure={noSuchPage} />;
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {decision.allowed ? t.defaultsDescription : t.defaultsReadOnly}
      </Text>
      <ReadOnly decision={decision} why={<Why here={here} permission={needed} />} />
      <Loaded query={settings} skeleton={<LinesSkeleton lines={8} label={texts.common.loading} />}>
        {({ items }) =>
          blueprint.settings.map((spec) => {
            const setting = items.find(({ key }) => key === spec.key);
            if (setting === undefined) return null;
            return (
              <SettingSection
                key={`${workspace.id} ${spec.key}`}
                workspace={workspace}
                spec={spec}
                setting={setting}
                decision={decisionOf(spec)}
              />
            );
          })
        }
      </Loaded>
    </Stack>
  );
}
