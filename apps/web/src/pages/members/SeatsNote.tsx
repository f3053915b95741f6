import { can, permission, type Seats } from "@bailiwick/domain";
import { Alert, Group, Text } from "@mantine/core";
import { IconArmchair } from "@tabler/icons-react";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";

const planChange = permission("plan:change");

const t = texts.members;

/** The share of taken seats from which they count as scarce. */
const scarce = 0.8;

/** Warns that seats are running out, or have run out, and what helps (V28). Nothing while there are enough. */
export function SeatsNote({ here, seats }: { readonly here: InWorkspace; readonly seats: Seats }) {
  const { members, pending, limit } = seats;
  if (limit === null || members + pending < limit * scarce) return null;
  const { actor, address, tenant } = here;
  const plan = "workspace" in tenant ? paths.plan(tenant) : paths.organizationPlan(tenant);
  const left = Math.max(0, limit - members - pending);
  return (
    <Alert
      color={left === 0 ? "red" : "yellow"}
      icon={<IconArmchair size={18} aria-hidden />}
      title={left === 0 ? t.seatsFull : t.seatsNear(left)}
    >
      <Text size="sm">{t.seatsCount(members, pending, limit)}</Text>
      <Text size="sm">{t.seatsHelp}</Text>
      <Group gap="sm" mt={6}>
        <LinkText
          {...paths.invitations({ workspace: address }, { state: "pending" })}
          size="sm"
          underline="always"
        >
          {t.seatsInvitations}
        </LinkText>
        {can(actor, planChange).allowed && (
          <LinkText {...plan} size="sm" underline="always">
            {t.seatsPlan}
          </LinkText>
        )}
        <Why here={here} permission="plan:change" />
      </Group>
    </Alert>
  );
}
