import { trialMinutes } from "@bailiwick/domain";
import { List, Stack, Text } from "@mantine/core";
import { type Inputs, type Outputs, trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { Name } from "../../ui/Named.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";

const t = texts.security;

type Effects = Outputs["securityPolicies"]["preview"];

type Props = {
  readonly at: { readonly workspace: string } | { readonly organization: string };
  readonly rules: Inputs["securityPolicies"]["set"]["rules"];
  readonly version: number;
  /** Undefined until they are known. */
  readonly effects: Effects | undefined;
  /** Why it can't be made. */
  readonly problem: string | null;
  readonly onClose: () => void;
};

/** Shows by name who loses access by a change, before it is made. */
export function ReviewDialog({ at, rules, version, effects, problem, onClose }: Props) {
  const change = useChange(trpc.securityPolicies.set.mutationOptions(), {
    said: () => t.changed,
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.reviewTitle}
      effects={effects === undefined ? [] : [effects.onTrial ? t.reviewTrial(trialMinutes) : t.reviewKept]}
      decision={
        effects === undefined
          ? { allowed: false, message: problem ?? texts.common.loading }
          : { allowed: true }
      }
      submit={t.submit}
      danger={effects?.onTrial === true}
      change={change}
      error={problem}
      onConfirm={() => change.mutate({ ...at, rules, version })}
      onClose={onClose}
    >
      {effects === undefined ? (
        problem === null && <LinesSkeleton lines={2} label={texts.common.loading} />
      ) : (
        <Losses effects={effects} />
      )}
    </ConfirmDialog>
  );
}

function Losses({ effects: { people, keys } }: { readonly effects: Effects }) {
  if (people.total === 0 && keys.total === 0) return <Text size="sm">{t.losesNone}</Text>;
  return (
    <Stack gap="sm">
      {people.total > 0 && <Named title={t.losesPeople(people.total)} {...people} />}
      {keys.total > 0 && <Named title={t.losesKeys(keys.total)} {...keys} />}
    </Stack>
  );
}

function Named({ title, items, total }: Effects["people"] & { readonly title: string }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {items.map(({ id, name, reason }) => (
          <List.Item key={id}>
            <Name>{name}</Name> ({t.reasons[reason]})
          </List.Item>
        ))}
        {total > items.length && <List.Item>{t.more(total - items.length)}</List.Item>}
      </List>
    </div>
  );
}
