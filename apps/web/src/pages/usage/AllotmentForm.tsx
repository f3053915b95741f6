import type { Decision } from "@bailiwick/domain";
import { Alert, Box, Button, Group, List, Stack, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Named } from "../../ui/Named.tsx";
import { type Changed, type Draft, sumAfter } from "./draft.ts";
import { type Quota, takenOf } from "./quotas.ts";

const t = texts.usage;

type Props = {
  readonly quota: Quota;
  readonly granted: number;
  readonly draft: Draft;
  /** What the domain says about the draft; null while nothing is changed. */
  readonly decision: Decision | null;
  /** The API's objection to all of it. */
  readonly error: string | null;
  readonly busy: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
};

/** Below the table: the sum of the amounts typed so far, what each of them changes, and the button that saves them. */
export function AllotmentForm({ quota, granted, draft, decision, error, busy, onSave, onCancel }: Props) {
  const sum = sumAfter(quota, draft);
  const objection = error ?? (decision !== null && !decision.allowed ? sentenceOf(decision) : null);
  return (
    <Box px={{ base: "md", sm: "lg" }} py="md" style={{ borderTop: "1px solid var(--line)" }}>
      <Stack gap="sm">
        {!quota.allots && (
          <Alert color="blue" title={t.firstTitle}>
            {t.first}
          </Alert>
        )}
        <Text size="sm" fw={600} aria-live="polite">
          {t.sum(sum, granted)}
          {" · "}
          {sum > granted ? t.overTotal(sum - granted) : t.notYetAllotted(granted - sum)}
        </Text>
        {draft.size === 0 ? (
          <Text size="sm" c="dimmed">
            {t.noChanges}
          </Text>
        ) : (
          <List size="sm" aria-label={t.changes}>
            {[...draft.values()].map((changed) => (
              <List.Item key={changed.row.workspace.id}>
                <Named text={sentenceFor(changed)} names={[changed.row.workspace.name]} />
              </List.Item>
            ))}
          </List>
        )}
        {objection !== null && (
          <Alert color="red" role="alert" py="xs">
            {objection}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {texts.common.cancel}
          </Button>
          <Guarded decision={decision ?? { allowed: false, message: t.noChanges }}>
            <Button onClick={onSave} loading={busy}>
              {t.save}
            </Button>
          </Guarded>
        </Group>
      </Stack>
    </Box>
  );
}

/** What a change means: "Production gets 50 more; 120 of 550 are used." */
function sentenceFor({ row, amount }: Changed): string {
  const { name } = row.workspace;
  if (amount === null) return `${t.loses(name)}.`;
  const before = row.allotted;
  const gets =
    before === null
      ? t.getsFirst(name, amount)
      : amount > before
        ? t.gets(name, amount - before)
        : t.gives(name, before - amount);
  return `${gets}; ${t.inUse(takenOf(row), amount)}`;
}
