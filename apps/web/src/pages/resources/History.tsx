import { can, type MoveReceipt, permission, type ResourceKind } from "@bailiwick/domain";
import { Button, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { Ago, useMoments } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import { actorOf, type Change, changesOf, type Entry, entriesOf } from "../audit/entries.ts";
import classes from "./History.module.css";
import { fieldName, isFact, storedText } from "./historyText.ts";
import { useHolder } from "./holder.tsx";
import { downloadReceipt } from "./notifyMoved.tsx";
import type { Resource } from "./resources.ts";

const logs = {
  workspace: permission("audit:read"),
  organization: permission("organization_audit:read"),
} as const;

const t = texts.resources;
/** As many of the newest entries are shown; the log has all. */
const limit = 20;

type Props = { readonly kind: ResourceKind; readonly resource: Resource };

/** Who changed what and when, for people who can read the log. */
export function History(props: Props) {
  const { scope, actor } = useHolder();
  return can(actor, logs[scope]).allowed ? <Entries {...props} /> : null;
}

function Entries({ kind, resource }: Props) {
  const { at, place } = useHolder();
  const { id, createdAt } = resource;
  const query = useQuery(
    trpc.audit.list.queryOptions({ ...at, targetId: id, outcome: "done", from: before(createdAt), limit }),
  );
  return (
    <Section
      title={t.history}
      description={t.historyDescription}
      actions={
        <LinkButton {...paths.audit(place)} variant="default" size="xs">
          {t.historyMore}
        </LinkButton>
      }
    >
      <Loaded query={query} skeleton={<LinesSkeleton lines={4} label={texts.common.loading} />}>
        {(page) => (
          <ol className={classes.list}>
            {entriesOf(page).map((entry) => (
              <li key={entry.seq} className={classes.entry}>
                <OneEntry kind={kind} entry={entry} names={resource.names} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}

type EntryProps = {
  readonly kind: ResourceKind;
  readonly entry: Entry;
  readonly names: Readonly<Record<string, string>>;
};

/** One change: what it was, who made it, and each field before and after. A new resource's are those of the page. */
function OneEntry({ kind, entry, names }: EntryProps) {
  const { minuteOf } = useMoments();
  const changes = entry.action === "resource.created" ? [] : changesOf(entry).filter(isTold);
  const receipt = entry.action === "resource.moved" ? receiptIn(entry) : null;
  const context = { kind, names, people: entry.people, minuteOf };
  return (
    <>
      <Text size="sm" component="div" className={classes.line}>
        <span>
          {isOfResource(entry.action)
            ? t.historyActions[entry.action]
            : words.audit.phrases[entry.action].title}
          <Text span c="dimmed" inherit>
            {" · "}
            <Name>{actorOf(entry) ?? texts.audit.system}</Name>
          </Text>
        </span>
        <Text span size="xs" c="dimmed">
          <Ago at={entry.at} />
        </Text>
      </Text>
      {changes.length > 0 && (
        <dl className={classes.changes}>
          {changes.map(({ field }) => (
            <div key={field}>
              <dt>{fieldName(context, field)}</dt>
              <dd>
                {!isFact(field) && (
                  <>
                    <Value text={storedText(context, field, entry.before)} />
                    <IconArrowRight size={14} role="img" aria-label={t.becomes} />
                  </>
                )}
                <Value text={storedText(context, field, entry.after)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {receipt !== null && (
        <Button size="compact-xs" variant="subtle" px={0} onClick={() => downloadReceipt(receipt)}>
          {t.receipt}
        </Button>
      )}
    </>
  );
}

/** A receipt is a file, and the id of a run tells people nothing: they are no fields. */
const isTold = ({ field }: Change) => field !== "receipt" && field !== "run";

/** Never throws: what another release stored can be anything. */
function receiptIn({ after }: Entry): MoveReceipt | null {
  try {
    return (JSON.parse(after ?? "{}") as { receipt?: MoveReceipt }).receipt ?? null;
  } catch {
    return null;
  }
}

function Value({ text }: { readonly text: string | null }) {
  if (text === null)
    return (
      <Text span c="dimmed" inherit>
        {t.empty}
      </Text>
    );
  return <bdi>{text}</bdi>;
}

function isOfResource(action: string): action is keyof typeof t.historyActions {
  return Object.hasOwn(t.historyActions, action);
}

/** A little before an instant: the log and the resource are written by the same change. */
function before(instant: string): string {
  return new Date(Date.parse(instant) - 1_000).toISOString();
}
