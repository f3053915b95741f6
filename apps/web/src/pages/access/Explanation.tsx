import type { Blueprint, PermissionName } from "@bailiwick/domain";
import { List, Stack, Text } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { words } from "../../texts/words.ts";
import { MailLink } from "../../ui/MailLink.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { Person } from "../../ui/Person.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import classes from "./Explanation.module.css";
import { phraseIn } from "./phrases.ts";

const t = texts.access;

type Told = Outputs["access"]["explain"];

export type Question = {
  /** The workspace's id. */
  readonly workspace: string;
  readonly blueprint: Blueprint;
  readonly permission: PermissionName;
  /** The subject: a person, a team or, with neither, the caller. */
  readonly userId?: string;
  readonly team?: string;
};

/** Can they do it, through which grants, why not, and who could help: as the API says it. */
export function Explanation({ blueprint, ...question }: Question) {
  const explained = useQuery({
    ...trpc.access.explain.queryOptions(question),
    placeholderData: keepPreviousData,
  });
  return (
    <div aria-live="polite" aria-busy={explained.isPlaceholderData}>
      <Loaded query={explained} skeleton={<LinesSkeleton lines={3} label={texts.common.loading} />}>
        {(told) => <Answer told={told} what={phraseIn(blueprint, question.permission)} />}
      </Loaded>
    </div>
  );
}

function Answer({ told, what }: { readonly told: Told; readonly what: string }) {
  const me = useMe();
  const self = told.subject.id === me.user.id;
  const who = self ? t.you : told.subject.name;
  const look = { size: 20, "aria-hidden": true } as const;
  return (
    <Stack gap="sm">
      <div className={classes.verdict} data-allowed={told.allowed || undefined}>
        {told.allowed ? <IconCircleCheck {...look} /> : <IconCircleX {...look} />}
        <div>
          <Text fw={600}>{told.allowed ? t.yes(who, what) : t.no(who, what)}</Text>
          {told.message !== null && <Text size="sm">{refusalOf(told, told.message)}</Text>}
        </div>
      </div>
      <Grants told={told} self={self} />
      {!told.allowed && <Helpers people={told.helpers} />}
    </Stack>
  );
}

/** The refusal, in the console's language. */
function refusalOf({ reason, params }: Told, message: string): string {
  return sentenceOf({ reason: reason ?? "", params, message });
}

/** The grants that allow it; or all that they have, none of which is enough. */
function Grants({ told, self }: { readonly told: Told; readonly self: boolean }) {
  const { dayOf } = useMoments();
  const inWords = ({ source, roleName, team, endsAt }: Told["grants"][number]) => {
    const grant = t.grant[source](words.builtIn(roleName), team?.name ?? "");
    return endsAt === null ? grant : t.until(grant, dayOf(endsAt));
  };
  const holding = told.grants.filter(({ holds }) => holds);
  if (told.grants.length === 0) return <Text size="sm">{t.noGrants}</Text>;
  const shown = holding.length > 0 ? holding : told.grants;
  const title = holding.length > 0 ? t.because : self ? t.grantsSelf : t.grants;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <List size="sm">
        {shown.map((grant) => (
          <List.Item key={`${grant.source} ${grant.role} ${grant.team?.id ?? ""}`}>
            {inWords(grant)}
            {!grant.holds && (
              <Text span size="sm" c="dimmed">
                {" "}
                ({t.grantLacks})
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function Helpers({ people }: { readonly people: Told["helpers"] }) {
  if (people.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t.noHelpers}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" c="dimmed" mb={6}>
        {t.helpers}
      </Text>
      <ul className={classes.people} aria-label={t.helpers}>
        {people.map(({ userId, name, email }) => (
          <li key={userId}>
            <Person name={name} contact={<MailLink email={email} label={t.write(name)} />} />
          </li>
        ))}
      </ul>
    </div>
  );
}
