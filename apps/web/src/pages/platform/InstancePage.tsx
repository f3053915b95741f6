import { Alert, Button, SimpleGrid, Text } from "@mantine/core";
import { IconCircleCheck, IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Count } from "../../ui/Count.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { Doctor } from "./Doctor.tsx";
import { PlatformOnly } from "./PlatformOnly.tsx";

const t = texts.platform.instance;

type State = Outputs["platform"]["instance"];
type Work = State["work"][number];
const column = columnsFor<Work>();

/** The name of a piece of work; that of another release's, as it calls it. */
const nameOf = (name: string) => (t.names as Readonly<Partial<Record<string, string>>>)[name] ?? name;

/** The state of the instance, for its operator: failures come first. */
export function InstancePage() {
  return (
    <PlatformOnly needs="platform:read">
      <Instance />
    </PlatformOnly>
  );
}

function Instance() {
  const query = useQuery({ ...trpc.platform.instance.queryOptions(), refetchInterval: 15_000 });
  return (
    <Page
      title={texts.pages.instance}
      description={t.description}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t.refresh}
        </Button>
      }
    >
      <Loaded query={query} skeleton={<RowsSkeleton rows={6} label={texts.common.loading} />}>
        {(state) => <Standing state={state} />}
      </Loaded>
    </Page>
  );
}

function Standing({ state: { version, publicUrl, mailServer, database, work } }: { readonly state: State }) {
  const columns = useMemo(workColumns, []);
  const troubled = work.filter(({ failing, givenUp }) => failing + givenUp > 0);
  return (
    <>
      {troubled.length === 0 ? (
        <Alert color="teal" title={t.fine} icon={<IconCircleCheck size={20} aria-hidden />}>
          {t.fineDescription}
        </Alert>
      ) : (
        <Alert color="red" title={t.troubled(troubled.length)}>
          {troubled.map(({ name, lastError }) => (
            <Text key={name} size="sm">
              {t.failing(nameOf(name), lastError ?? "")}
            </Text>
          ))}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
        <Count label={t.version} value={version} />
        <Count label={t.database} value={`PostgreSQL ${database.version}`} />
        <Count label={t.size} value={t.megabytes(number(Math.ceil(database.size / 1_000_000)))} />
      </SimpleGrid>
      <Section title={t.work} description={t.workDescription} flush>
        <DataTable
          label={t.work}
          columns={columns}
          rows={work}
          rowId={({ kind, name }) => `${kind} ${name}`}
        />
      </Section>
      <Doctor />
      <Section title={t.settings}>
        <Facts
          rows={[
            [t.publicUrl, <Copyable key="url" value={publicUrl} label={t.publicUrl} />],
            [t.mail, mailServer ? t.mailServer : t.noMailServer],
            [
              t.migration,
              <span key="migration" className="mono">
                {database.migration}
              </span>,
            ],
          ]}
        />
      </Section>
    </>
  );
}

function workColumns() {
  return column.columns([
    column.accessor("name", {
      header: t.task,
      meta: { card: "head" },
      cell: ({ getValue }) => nameOf(getValue()),
    }),
    column.display({
      id: "state",
      header: texts.common.state,
      cell: ({ row: { original } }) => (
        <Text size="sm" {...(original.failing + original.givenUp > 0 ? { c: "red" } : {})}>
          {stateOf(original)}
        </Text>
      ),
    }),
    column.accessor("finishedAt", {
      header: t.lastRun,
      cell: ({ getValue }) => {
        const at = getValue();
        return at === null ? texts.common.never : <Ago at={at} />;
      },
    }),
    column.accessor("tookMs", {
      header: t.took,
      cell: ({ getValue }) => {
        const took = getValue();
        return took === null ? null : t.milliseconds(number(took));
      },
    }),
  ]);
}

function stateOf({ running, waiting, failing, givenUp }: Work): string {
  if (givenUp > 0) return t.states.givenUp(givenUp);
  if (failing > 0) return t.states.failing;
  if (running > 0) return t.states.running;
  return waiting > 0 ? t.states.waiting(waiting) : t.states.idle;
}
