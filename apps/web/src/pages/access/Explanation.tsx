import { type PermissionName, permissionNamed } from "@bailiwick/domain";
import { Anchor, List, Stack, Text } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Person } from "../../ui/Person.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import classes from "./Explanation.module.css";

const says = texts.access;

type Told = Outputs["access"]["explain"];

export type Question = {
  /** The workspace's id. */
  readonly workspace: string;
  readonly permission: PermissionName;
  /** About whom: a person, a team, or, with neither, about whoever asks. */
  readonly userId?: string;
  readonly team?: string;
};

/** May they do it, by which grants, why not, and who could help: as the API says it. */
export function Explanation(question: Question) {
  const explained = useQuery({
    ...trpc.access.explain.queryOptions(question),
    placeholderData: keepPreviousData,
  });
  return (
    <div aria-live="polite" aria-busy={explained.isPlaceholderData}>
      <Loaded query={explained} skeleton={<LinesSkeleton lines={3} label={texts.common.loading} />}>
        {(told) => <Answer told={told} permission={question.permission} />}
      </Loaded>
    </div>
  );
}

function Answer({ told, permission }: { readonly told: Told; readonly permission: PermissionName }) {
  const me = useMe();
  const self = told.subject.id === me.user.id;
  const who = self ? says.you : told.subject.name;
  const what = permissionNamed[permission].says;
  const look = { size: 20, "aria-hidden": true } as const;
  return (
    <Stack gap="sm">
      <div className={classes.verdict} data-allowed={told.allowed || undefined}>
        {told.allowed ? <IconCircleCheck {...look} /> : <IconCircleX {...look} />}
        <div>
          <Text fw={600}>{told.allowed ? says.yes(who, what) : says.no(who, what)}</Text>
          {told.message !== null && <Text size="sm">{told.message}</Text>}
        </div>
      </div>
      <Grants told={told} self={self} />
      {!told.allowed && <Helpers people={told.helpers} />}
    </Stack>
  );
}

/** By what it is allowed; or all that they have, and that none of it is enough. */
function Grants({ told, self }: { readonly told: Told; readonly self: boolean }) {
  const holding = told.grants.filter(({ holds }) => holds);
  if (told.grants.length === 0) return <Text size="sm">{says.noGrants}</Text>;
  const shown = holding.length > 0 ? holding : told.grants;
  const title = holding.length > 0 ? says.because : self ? says.grantsSelf : says.grants;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {title}
      </Text>
      <List size="sm">
        {shown.map((grant) => (
          <List.Item key={`${grant.source} ${grant.role} ${grant.team?.id ?? ""}`}>
            {grant.says}
            {!grant.holds && (
              <Text span size="sm" c="dimmed">
                {" "}
                ({says.grantLacks})
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
        {says.noHelpers}
      </Text>
    );
  }
  return (
    <div>
      <Text size="sm" c="dimmed" mb={6}>
        {says.helpers}
      </Text>
      <ul className={classes.people} aria-label={says.helpers}>
        {people.map(({ userId, name, email }) => (
          <li key={userId}>
            <Person name={name} />
            <Anchor href={`mailto:${email}`} size="sm" aria-label={`${says.write(name)}: ${email}`}>
              {email}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  );
}
