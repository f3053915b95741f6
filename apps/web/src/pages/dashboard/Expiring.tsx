import type { ResourceKind } from "@bailiwick/domain";
import { Badge, SimpleGrid, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { upToMany } from "../../texts/upToMany.ts";
import { Section } from "../../ui/Section.tsx";
import type { InWorkspace } from "../../workspace.ts";
import classes from "./ResourceCounts.module.css";

const t = texts.resources;
const watched = ["expired", "expiring"] as const;

/** How many resources have expired or will soon, with a link to them; nothing if there are none. */
export function Expiring({ here: { workspace, address, blueprint } }: { readonly here: InWorkspace }) {
  const asked = blueprint.resourceKinds
    .filter(
      ({ key, expires }) => expires !== undefined && workspace.access.permissions.includes(`${key}:read`),
    )
    .flatMap((kind: ResourceKind) => watched.map((expiry) => ({ kind, expiry })));
  const totals = useQueries({
    queries: asked.map(({ kind, expiry }) =>
      trpc.resources.list.queryOptions({
        workspace: workspace.id,
        kind: kind.key,
        filters: { expiry },
        limit: 1,
        counted: true,
      }),
    ),
    combine: (results) => results.map(({ data }) => data?.total ?? 0),
  });
  const shown = asked.flatMap((each, at) => {
    const total = totals[at] ?? 0;
    return total === 0 ? [] : [{ ...each, total }];
  });
  if (shown.length === 0) return null;
  return (
    <Section title={t.expiringTitle} description={t.expiringDescription}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" component="ul" className={classes.list ?? ""}>
        {shown.map(({ kind, expiry, total }) => (
          <li key={`${kind.key} ${expiry}`}>
            <Link
              {...paths.resources({ workspace: address, kind: kind.key }, { "filter-expiry": expiry })}
              className={classes.kind}
            >
              <span className={classes.name}>{kind.plural}</span>
              <Badge component="span" color={expiry === "expired" ? "red" : "yellow"} miw="max-content">
                {t.expiryStates[expiry]}
              </Badge>
              <Text span fw={600} size="sm">
                {upToMany(total)}
              </Text>
            </Link>
          </li>
        ))}
      </SimpleGrid>
    </Section>
  );
}
