import type { Blueprint, Permission, PermissionName } from "@bailiwick/domain";
import { Button, Stack, Text } from "@mantine/core";
import { IconArrowDownRight, IconArrowsExchange, IconArrowUpRight } from "@tabler/icons-react";
import { useState } from "react";
import { blueprint } from "../../kinds.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";
import { useMoments } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import classes from "./EffectPreview.module.css";
import { type EffectGroup, effectCounts, effectGroups } from "./effectGroups.ts";
import type { Effects } from "./useEffects.ts";

const t = texts.access;
/** How many lines are shown initially. */
const shownFirst = 5;

/** In plain words, workspace permissions first: they matter to most people. */
function inWords(names: readonly PermissionName[], { catalogue }: Blueprint): string[] {
  const rows = names.map((name) => catalogue.named[name]).filter((row) => row !== undefined);
  const inWorkspace = (row: Permission) => row.level === "workspace";
  return [...rows.filter(inWorkspace), ...rows.filter((row) => !inWorkspace(row))].map((row) =>
    words.permission(row),
  );
}

/** The changes, grouped by identical effect, the worst first. */
export function EffectGroups({ changes, ...effects }: Pick<Effects, "changes" | "blueprint">) {
  const rules = blueprint(effects.blueprint);
  const [all, setAll] = useState(false);
  const groups = effectGroups(changes);
  const { losing, gaining } = effectCounts(changes);
  const more = groups.length - shownFirst;
  return (
    <Stack gap="xs" align="flex-start">
      {groups.length > 1 && (
        <Text size="sm" fw={600}>
          {t.summary(losing, gaining)}
        </Text>
      )}
      <ul className={classes.groups}>
        {groups.slice(0, all ? undefined : shownFirst).map((group) => (
          <Group
            key={JSON.stringify([group.kind, group.gains, group.losses, group.endsAt])}
            group={group}
            rules={rules}
          />
        ))}
      </ul>
      {!all && more > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
          {t.moreGroups(more)}
        </Button>
      )}
    </Stack>
  );
}

type Props = { readonly group: EffectGroup; readonly rules: Blueprint };

function Group({ group, rules }: Props) {
  const [open, setOpen] = useState(false);
  const me = useMe();
  const { dayOf } = useMoments();
  return (
    <li className={classes.group}>
      <Mark group={group} />
      <div>
        {sentences(group, me.user.id, rules, dayOf).map((line) => (
          <div key={line}>
            <Named
              text={line}
              names={[
                ...group.people.map(({ name }) => name),
                ...group.places.filter((name) => name !== null),
              ]}
            />
          </div>
        ))}
        <Button size="compact-xs" variant="subtle" px={0} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t.hide : t.show}
        </Button>
        {open && <Details group={group} rules={rules} />}
      </div>
    </li>
  );
}

function Mark({ group: { gains, losses } }: { readonly group: EffectGroup }) {
  const look = { size: 18, "aria-hidden": true } as const;
  if (losses.length === 0) return <IconArrowUpRight {...look} className={classes.more} />;
  if (gains.length === 0) return <IconArrowDownRight {...look} className={classes.less} />;
  return <IconArrowsExchange {...look} />;
}

/** The places: by name for a single one, counted for several. */
function placeInWords(places: EffectGroup["places"]): string {
  const named = places.filter((name) => name !== null);
  const inWords = named.length === 1 ? (named[0] ?? "") : t.workspaces(named.length);
  if (named.length === 0) return t.organization;
  return named.length === places.length ? inWords : t.and(inWords, t.organization);
}

/** The effect on the group, in a sentence or two. */
function sentences(
  { kind, people, places, gains, losses, endsAt: { before, after } }: EffectGroup,
  self: string,
  rules: Blueprint,
  dayOf: (instant: string) => string,
): string[] {
  const [only] = people;
  const several = people.length !== 1 || only?.userId === self;
  const who =
    people.length !== 1 || only === undefined
      ? t.people(people.length)
      : only.userId === self
        ? t.you
        : only.name;
  const place = placeInWords(places);
  if (kind === "loses_access") return [t.losesAccess(who, several, place)];
  const ends = before === after ? [] : [after === null ? t.endsNever(who) : t.endsAfter(who, dayOf(after))];
  if (kind === "gains_access") return [t.gainsAccess(who, several, place), ...ends];
  return [
    ...(losses.length === 0 ? [] : [t.loses(who, inWords(losses, rules), t.in(place))]),
    ...(gains.length === 0 ? [] : [t.gains(who, inWords(gains, rules), t.in(place))]),
    ...ends,
  ];
}

function Details({ group: { kind, gains, losses, changes }, rules }: Props) {
  return (
    <ul className={classes.names}>
      {kind !== "loses_access" && losses.length > 0 && <li>{t.loseList(inWords(losses, rules))}</li>}
      {gains.length > 0 && <li>{t.gainList(inWords(gains, rules))}</li>}
      {changes.map(({ userId, name, email, workspace }) => (
        <li key={`${userId} ${workspace?.id ?? ""}`}>
          {[name, email, workspace?.name ?? t.organization].join(" · ")}
        </li>
      ))}
    </ul>
  );
}
