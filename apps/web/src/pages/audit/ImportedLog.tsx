import { Box, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { Moment } from "../../ui/Moment.tsx";
import { Named } from "../../ui/Named.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { entriesOf, entrySentence, type Naming, namesIn } from "./entries.ts";

const t = texts.bundles;

type Props = { readonly workspace: string; readonly naming: Naming };

/** The log of the instance that a workspace was imported from, apart from its own; nothing for one that was created here. */
export function ImportedLog({ workspace, naming }: Props) {
  const asked = useQuery(trpc.audit.imported.queryOptions({ workspace, limit: 1 }));
  const origin = asked.data?.origin ?? null;
  if (origin === null) return null;
  return (
    <Box mt="lg">
      <Section title={t.logTitle} description={t.logDescription(origin.instance)} flush>
        <Entries workspace={workspace} naming={naming} />
      </Section>
    </Box>
  );
}

function Entries({ workspace, naming }: Props) {
  const pages = usePages(trpc.audit.imported.infiniteQueryKey({ workspace }), async (cursor) => {
    const { items, nextCursor } = await client.audit.imported.query({ workspace, limit: 20, cursor });
    return { items: entriesOf({ items, people: [] }), nextCursor };
  });
  return (
    <Loaded query={pages} skeleton={<RowsSkeleton rows={4} label={texts.common.loading} />}>
      {(entries) => (
        <>
          <Table aria-label={t.logTitle}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{texts.audit.what}</Table.Th>
                <Table.Th>{texts.audit.when}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <Table.Tr key={entry.seq}>
                  <Table.Td>
                    <Text size="sm">
                      <Named text={entrySentence(entry, naming)} names={namesIn(entry)} />
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    <Moment at={entry.at} time />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <PagesFoot pages={pages} />
        </>
      )}
    </Loaded>
  );
}
