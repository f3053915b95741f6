import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { type Outputs, trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { Guarded, type Verdict } from "../../ui/Guarded.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { named } from "../../ui/Named.tsx";

const t = texts.security;

type Props = {
  readonly at: { readonly workspace: string } | { readonly organization: string };
  readonly trial: NonNullable<Outputs["securityPolicies"]["get"]["trial"]>;
  readonly decision: Verdict;
};

/** A policy on trial: until when, and what can be done about it. */
export function Trial({ at, trial, decision }: Props) {
  const { minuteOf } = useMoments();
  const confirm = useChange(trpc.securityPolicies.confirm.mutationOptions(), { said: () => t.confirmed });
  const revert = useChange(trpc.securityPolicies.revert.mutationOptions(), { said: () => t.reverted });
  const { version, pass, until, startedByName } = trial;
  return (
    <Alert color="orange" title={t.trialTitle} role="status">
      <Stack gap="sm">
        <Text size="sm">{named(t.trial(startedByName, minuteOf(until)))}</Text>
        <Group gap="sm">
          <Guarded decision={decision}>
            <Button
              size="xs"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ ...at, version, pass })}
            >
              {t.confirm}
            </Button>
          </Guarded>
          <Guarded decision={decision}>
            <Button size="xs" variant="default" loading={revert.isPending} onClick={() => revert.mutate(at)}>
              {t.revert}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </Alert>
  );
}
