import { can, quotaPermissions, type Use, warningLevel } from "@bailiwick/domain";
import { Alert, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { useHolder } from "../resources/holder.tsx";
import type { Metered } from "./quotas.ts";

const t = texts.usage;

type Props = {
  readonly metered: Metered;
  readonly use: Use;
  readonly ceiling: number | null;
  readonly left: number | null;
};

/** From 80 percent on: what happens at the limit, and who can help (S39). */
export function Warning({ metered: { quota, meter, limit }, use, ceiling, left }: Props) {
  const isWithout = quota.workspace !== null && quota.allots && quota.workspace.allotted === null;
  const level = isWithout ? 100 : warningLevel(use, ceiling);
  if (level === null) return null;
  const isFull = level === 100;
  const above = (isFull ? t.refusedNow : t.refusedAbove)[meter.period];
  return (
    <Alert
      color={isFull ? "red" : "yellow"}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={isFull ? t.full : t.near(t.left(left ?? 0, meter.unit))}
    >
      <Text size="sm">{limit.hard ? above : t.notRefused}</Text>
      <Help allots={quota.workspace !== null && quota.allots} />
    </Alert>
  );
}

/** Who can help: a link for those who can themselves, and for others why they can't and who can. */
function Help({ allots }: { readonly allots: boolean }) {
  const { scope, actor, organization, why } = useHolder();
  const isTheirs = can(actor, quotaPermissions.allot).allowed;
  return (
    <Group gap="xs" mt={4}>
      <Text size="sm">{allots ? t.helpAllot : t.helpPlan}</Text>
      {allots && isTheirs && scope === "workspace" && (
        <LinkText {...paths.usage({ organization: organization.slug })} size="sm">
          {t.toOrganization}
        </LinkText>
      )}
      {why(allots ? "quota:allot" : "plan:change")}
    </Group>
  );
}
