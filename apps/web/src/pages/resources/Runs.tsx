import {
  can,
  canCancelRun,
  cancelVerbOf,
  type ResourceKind,
  type RunState,
  type RunVerb,
} from "@bailiwick/domain";
import { Badge, Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { number, sentenceOf } from "../../texts/locale.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { asTitle } from "../access/askable.ts";
import classes from "./History.module.css";
import { useHolder } from "./holder.tsx";
import type { Resource } from "./resources.ts";

const t = texts.resources;
/** As many of the newest runs are shown. */
const limit = 10;

type Run = Outputs["runs"]["list"]["items"][number];
type Props = { readonly kind: ResourceKind; readonly verb: RunVerb; readonly resource: Resource };

const colors: Readonly<Record<RunState, string>> = {
  queued: "gray",
  running: "harbor",
  done: "teal",
  failed: "red",
  cancelled: "gray",
};

/** What workers do for a resource: its last runs and, where it exists without them, a button for one more. */
export default function Runs({ kind, verb, resource }: Props) {
  const { at } = useHolder();
  // Only a workspace's resources have runs.
  if (!("workspace" in at)) return null;
  return <Listed kind={kind} verb={verb} resource={resource} workspace={at.workspace} />;
}

type ListedProps = Props & { readonly workspace: string };

function Listed({ kind, verb, resource, workspace }: ListedProps) {
  const asked = { workspace, kind: kind.key, resource: resource.id };
  const query = useQuery(trpc.runs.list.queryOptions({ ...asked, limit }));
  return (
    <Section title={t.runs} actions={!verb.creates && <StartButton kind={kind} verb={verb} asked={asked} />}>
      <Loaded query={query} skeleton={<LinesSkeleton lines={2} label={texts.common.loading} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t.runsEmpty}
            </Text>
          ) : (
            <ol className={classes.list}>
              {items.map((run) => (
                <li key={run.id} className={classes.entry}>
                  <OneRun kind={kind} verb={verb} run={run} workspace={workspace} />
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}

type StartProps = Pick<Props, "kind" | "verb"> & {
  readonly asked: { readonly workspace: string; readonly kind: string; readonly resource: string };
};

function StartButton({ kind, verb, asked }: StartProps) {
  const { actor, blueprint, why } = useHolder();
  const start = useChange(trpc.runs.start.mutationOptions(), { said: () => t.runQueued });
  const needed = `${kind.key}:${verb.key}` as const;
  const permission = blueprint.catalogue.permissions.find(({ name }) => name === needed);
  if (permission === undefined) return null;
  return (
    <Guarded decision={can(actor, needed)} why={why(needed)}>
      <Button variant="default" loading={start.isPending} onClick={() => start.mutate(asked)}>
        {asTitle(permission)}
      </Button>
    </Guarded>
  );
}

type RunProps = Pick<Props, "kind" | "verb"> & { readonly run: Run; readonly workspace: string };

/** Its state, who asked for it, how far it is and, if it failed, why. */
function OneRun({ kind, verb, run, workspace }: RunProps) {
  const { actor } = useHolder();
  const cancel = useChange(trpc.runs.cancel.mutationOptions(), { said: () => t.runCancelled });
  const by = run.requestedByName;
  const cancelVerb = cancelVerbOf(kind);
  // A resource that is a run itself is cancelled by its own action.
  const offersCancel =
    !verb.creates &&
    cancelVerb !== undefined &&
    can(actor, `${kind.key}:${cancelVerb}`).allowed &&
    canCancelRun(run).allowed;
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Badge color={colors[run.state]} miw="max-content">
            {t.runStates[run.state]}
          </Badge>
          <Text size="sm" c="dimmed" span>
            <Named text={t.runBy(by)} names={[by]} /> · <Ago at={run.createdAt} />
          </Text>
        </Group>
        {offersCancel && (
          <Button
            variant="subtle"
            size="compact-xs"
            loading={cancel.isPending}
            aria-label={t.cancelRun(by)}
            onClick={() => cancel.mutate({ workspace, kind: kind.key, run: run.id })}
          >
            {texts.common.cancel}
          </Button>
        )}
      </Group>
      {run.state === "running" && (
        <Progress
          value={run.progress}
          aria-label={t.progress}
          aria-valuetext={t.percent(number(run.progress))}
        />
      )}
      {run.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)">
          {run.reason === null
            ? run.error
            : sentenceOf({ reason: run.reason, params: { amount: run.attempts }, message: run.error })}
        </Text>
      )}
    </Stack>
  );
}
