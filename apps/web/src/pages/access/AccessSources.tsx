import { type Roles, roleIn } from "@bailiwick/domain";
import { Group, Text } from "@mantine/core";
import { IconBuilding, IconUser, IconUsersGroup } from "@tabler/icons-react";
import type { LinkProps } from "@tanstack/react-router";
import type { Outputs } from "../../api.ts";
import { LinkText } from "../../links.tsx";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import classes from "./AccessSources.module.css";

const t = texts.access;

export type AccessSource = Outputs["members"]["list"]["items"][number]["sources"][number];

/**
 * The source in words: "Team Research: Viewer", "Every workspace, as Tenant admin"; a direct role is named where it can
 * be changed.
 */
export function sourceInWords({ source, role, team }: AccessSource, roles: Roles): string {
  const level = source === "organization" ? "organization" : "workspace";
  const name = roleIn(roles, level, role)?.name ?? role;
  if (source === "direct") return t.direct;
  if (source === "team") return t.throughTeam(team?.name ?? "", name);
  return t.throughOrganization(name);
}

/** The end of a source, after what it is: "Direct role until Jan 31, 2027". */
function Until({ text, endsAt }: { readonly text: string; readonly endsAt: string | null }) {
  const { dayOf } = useMoments();
  return endsAt === null ? text : t.until(text, dayOf(endsAt));
}

/** The direct role first, then the teams', then the organization's. */
const order = { direct: 0, team: 1, organization: 2 } as const;
const icons = { direct: IconUser, team: IconUsersGroup, organization: IconBuilding } as const;

type Props = {
  readonly sources: readonly AccessSource[];
  readonly roles: Roles;
  /** The link to a team's page, by the team's id; without it teams are plain text. */
  readonly teamLink?: (team: string) => LinkProps;
};

/** The sources of a person's access; all of them add up (P16). */
export function AccessSources({ sources, roles, teamLink }: Props) {
  const sorted = sources.toSorted((a, b) => order[a.source] - order[b.source]);
  return (
    <div className={classes.sources}>
      {sorted.map((source) => {
        const Icon = icons[source.source];
        return (
          <Group key={`${source.source} ${source.team?.id ?? ""}`} gap={6} wrap="nowrap" miw={0}>
            <Icon size={15} stroke={1.75} aria-hidden style={{ flex: "none" }} />
            {source.team !== null && teamLink !== undefined ? (
              <LinkText {...teamLink(source.team.id)} size="sm">
                <Until text={sourceInWords(source, roles)} endsAt={source.endsAt} />
              </LinkText>
            ) : (
              <Text size="sm" component="span">
                <Until text={sourceInWords(source, roles)} endsAt={source.endsAt} />
              </Text>
            )}
          </Group>
        );
      })}
    </div>
  );
}
