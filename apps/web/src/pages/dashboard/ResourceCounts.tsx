import { SimpleGrid, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { surroundingsOf } from "../../kinds.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { upToMany } from "../../texts/upToMany.ts";
import { Section } from "../../ui/Section.tsx";
import type { InWorkspace } from "../../workspace.ts";
import classes from "./ResourceCounts.module.css";

const t = texts.resources;

/** How many there are of each kind that the person sees, with a link to each list; nothing in an empty workspace. */
export function ResourceCounts({ here: { workspace, address } }: { readonly here: InWorkspace }) {
  const kinds = surroundingsOf(workspace.organization.blueprint).kinds.filter(
    ({ scope, read }) => scope === "workspace" && workspace.access.permissions.includes(read),
  );
  const totals = useQueries({
    queries: kinds.map(({ key }) =>
      trpc.resources.list.queryOptions({ workspace: workspace.id, kind: key, limit: 1, counted: true }),
    ),
    combine: (results) => results.map(({ data }) => data?.total ?? null),
  });
  if (totals.every((total) => total === null || total === 0)) return null;
  return (
    <Section title={texts.shell.resourceGroup} description={t.countsDescription}>
      <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} spacing="sm" component="ul" className={classes.list ?? ""}>
        {kinds.map(({ key, name, icon: Picture }, at) => {
          const total = totals[at] ?? null;
          return (
            <li key={key}>
              <Link {...paths.resources({ workspace: address, kind: key })} className={classes.kind}>
                <Picture size={18} stroke={1.75} aria-hidden />
                <span className={classes.name}>{name}</span>
                <Text span fw={600} size="sm">
                  {total === null ? "" : upToMany(total)}
                </Text>
              </Link>
            </li>
          );
        })}
      </SimpleGrid>
    </Section>
  );
}
