import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { standsAlone } from "../../kinds.ts";
import { LinkButton } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Ago } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { LinesSkeleton } from "../../ui/skeletons.tsx";
import type { InWorkspace } from "../../workspace.ts";
import { type Entry, entriesOf, entrySentence, namesIn } from "../audit/entries.ts";
import classes from "./RecentActivity.module.css";

const t = texts.workspaces;

/** The last entries of the audit log, for people who can read it. */
export function RecentActivity({
  here: { workspace, address, actor, blueprint },
}: {
  readonly here: InWorkspace;
}) {
  const query = useQuery(trpc.audit.list.queryOptions({ workspace: workspace.id, limit: 6 }));
  // In a standalone workspace, no one ever sees that there is an organization.
  const seen = (entries: Entry[]) =>
    entries.filter(({ action }) => !(standsAlone(blueprint) && action.startsWith("organization.")));
  return (
    <Section
      title={t.recent}
      description={t.recentDescription}
      actions={
        <LinkButton {...paths.audit({ workspace: address })} variant="default" size="xs">
          {t.seeAll}
        </LinkButton>
      }
    >
      <Loaded query={query} skeleton={<LinesSkeleton lines={6} label={texts.common.loading} />}>
        {(page) =>
          seen(entriesOf(page)).length === 0 ? (
            <Text size="sm" c="dimmed">
              {t.noActivity}
            </Text>
          ) : (
            <ul className={classes.list}>
              {seen(entriesOf(page)).map((entry) => (
                <li key={entry.seq} className={classes.entry} data-outcome={entry.outcome}>
                  <Text size="sm" component="span" className={classes.sentence}>
                    <Named
                      text={entrySentence(entry, { blueprint, roles: actor.roles })}
                      names={namesIn(entry)}
                    />
                  </Text>
                  <Text size="xs" c="dimmed" component="span">
                    <Ago at={entry.at} />
                  </Text>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
