import { type Actor, can, permission } from "@bailiwick/domain";
import { Alert, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { useInstance } from "../../instance.ts";
import { texts } from "../../texts/index.ts";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { Section } from "../../ui/Section.tsx";
import { periodOf } from "./cycle.ts";
import { Lines } from "./Lines.tsx";
import { Statements } from "./Statements.tsx";
import { Sums } from "./Sums.tsx";

const billingRead = permission("billing:read");

const t = texts.billing;

/** Whose bill it is. */
export type Billed = { readonly id: string; readonly slug: string };

type Props = { readonly organization: Billed; readonly actor: Actor };

/** The open billing cycle and the statements (C32); people who can't see them see who can (V24). */
export function BillingParts({ organization, actor }: Props) {
  const { mode } = useInstance();
  const decision = can(actor, billingRead);
  const query = useQuery({
    ...trpc.billing.statement.queryOptions({ organization: organization.id }),
    enabled: decision.allowed,
  });
  const { blueprint } = actor;
  if (blueprint === null) return null;
  if (!decision.allowed) return <Problem failure={refusedHere(decision)} />;
  return (
    <Loaded query={query} skeleton={<PageSkeleton label={texts.common.loading} />}>
      {(cycle) => (
        <Stack gap="lg">
          {blueprint.planChecks === "hosted" && mode === "self-hosted" && (
            <Alert color="blue">{texts.plan.notCounted}</Alert>
          )}
          <Section title={t.openTitle} description={t.openDescription(periodOf(cycle))}>
            {cycle.lines.items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t.nothing}
              </Text>
            ) : (
              <Stack gap="lg">
                <Sums cycle={cycle} total={t.soFar} />
                <Lines
                  organization={organization.id}
                  blueprint={blueprint}
                  startsOn={cycle.startsOn}
                  currency={cycle.currency}
                />
              </Stack>
            )}
          </Section>
          <Statements organization={organization} blueprint={blueprint} />
        </Stack>
      )}
    </Loaded>
  );
}
