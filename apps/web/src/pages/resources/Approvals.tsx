import type { ResourceKind } from "@bailiwick/domain";
import { Stack, Text } from "@mantine/core";
import { IconCheck, IconClock } from "@tabler/icons-react";
import { Fragment } from "react";
import { texts } from "../../texts/index.ts";
import { Ago } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import type { Resource } from "./resources.ts";
import type { ApprovalsOfAction } from "./useApprovals.ts";

const t = texts.resources.approvals;

type Props = {
  readonly kind: ResourceKind;
  readonly resource: Resource;
  readonly items: readonly ApprovalsOfAction[];
};

/** Who approved a resource, and what is still missing; nothing as long as it waits for no one and no one approved (V6). */
export default function Approvals({ kind, resource, items }: Props) {
  return items.map((each) => {
    const action = kind.states?.actions.find(({ key }) => key === each.action);
    const waits = action?.from.includes(resource.state ?? "") === true;
    if (action === undefined || (!waits && each.approvals.length === 0)) return null;
    return (
      <Section key={each.action} title={t.title} {...(waits ? { description: missingIn(each) } : {})}>
        <OneAction {...each} />
      </Section>
    );
  });
}

/** What is still missing, in one sentence. */
function missingIn({ needed, given, possible }: ApprovalsOfAction): string {
  const missing = needed - given;
  if (missing <= 0) return t.complete(given, needed);
  return possible < needed ? t.impossible(given, needed, possible) : t.missing(given, needed);
}

function OneAction({ approvals }: ApprovalsOfAction) {
  if (approvals.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.none}
      </Text>
    );
  }
  return (
    <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
      {approvals.map(({ userId, name, at, comment, counts }) => {
        const Sign = counts ? IconCheck : IconClock;
        return (
          <li key={userId}>
            <Text size="sm" component="div">
              <Sign size={16} aria-hidden style={{ verticalAlign: "text-bottom" }} />{" "}
              <Name>{name ?? texts.common.someoneElse}</Name>{" "}
              <Text span size="xs" c="dimmed">
                <Ago at={at} />
                {!counts && <Fragment> · {t.lost}</Fragment>}
              </Text>
            </Text>
            {comment !== null && (
              <Text size="sm" c="dimmed" style={{ whiteSpace: "pre-wrap" }}>
                {comment}
              </Text>
            )}
          </li>
        );
      })}
    </Stack>
  );
}
