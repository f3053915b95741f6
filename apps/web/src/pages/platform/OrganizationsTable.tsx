import { planOf } from "@bailiwick/domain";
import { Badge, Box, Group, Paper, Text } from "@mantine/core";
import { IconBuildings } from "@tabler/icons-react";
import { useState } from "react";
import { client, type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { useInstance } from "../../instance.ts";
import { blueprint } from "../../kinds.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Filter, ListBar, OrderSelect } from "../../ui/ListBar.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useOrder } from "./useOrder.ts";

const t = texts.platform;

type Row = Outputs["platform"]["organizations"]["items"][number];
type OrganizationStanding = keyof typeof t.standings;
const column = columnsFor<Row>();

const columns = column.columns([
  column.accessor("name", {
    header: t.organization,
    meta: { card: "head", width: "34%", sort: "name" },
    cell: ({ row: { original } }) => (
      <Box>
        <LinkText
          {...paths.platformOrganization({ organization: original.slug })}
          size="sm"
          fw={600}
          c="inherit"
        >
          {original.name}
        </LinkText>
        <Text size="xs" c="dimmed" className="mono">
          {original.slug}
        </Text>
        <Deletions row={original} />
      </Box>
    ),
  }),
  column.accessor((row) => blueprint(row.blueprint).name, {
    id: "kind",
    header: t.kind,
    cell: ({ getValue, row: { original } }) => <Kind name={getValue()} row={original} />,
  }),
  column.accessor("workspaces", { header: t.workspaces, meta: { align: "right" } }),
  column.accessor("createdAt", {
    header: texts.common.created,
    meta: { sort: "created" },
    cell: ({ getValue }) => <Ago at={getValue()} />,
  }),
  column.display({
    id: "attention",
    header: t.attention,
    cell: ({ row: { original } }) => (needsAttention(original) ? <Attention row={original} /> : null),
  }),
]);

/** Pending deletions, for people who wonder. */
function Deletions({ row: { state, pendingDeletion } }: { readonly row: Row }) {
  const words = [
    ...(state === "pending_deletion" ? [texts.common.states[state]] : []),
    ...(pendingDeletion > 0 ? [t.pendingDeletion(pendingDeletion)] : []),
  ];
  if (words.length === 0) return null;
  return (
    <Text size="xs" c="dimmed">
      {words.join(" · ")}
    </Text>
  );
}

/** The kind of organization, and its plan if there are several. */
function Kind({ name, row }: { readonly name: string; readonly row: Row }) {
  const { plans } = blueprint(row.blueprint);
  return (
    <Box>
      <Text size="sm">{name}</Text>
      {plans.length > 1 && (
        <Text size="xs" c="dimmed">
          {planOf(plans, row.plan)?.name ?? row.plan}
        </Text>
      )}
    </Box>
  );
}

/** What needs the platform admin. A deletion in its window does not. */
function needsAttention({ state, ownerless }: Row): boolean {
  return state === "deletion_requested" || ownerless > 0;
}

function Attention({ row: { state, ownerless } }: { readonly row: Row }) {
  return (
    <Group gap={6}>
      {state === "deletion_requested" && <StateBadge state={state} label={texts.common.states[state]} />}
      {ownerless > 0 && <Badge color="orange">{t.ownerless(ownerless)}</Badge>}
    </Group>
  );
}

const standings = Object.keys(t.standings) as OrganizationStanding[];

/** The organizations, page by page, with a search by name or slug. */
export function OrganizationsTable() {
  const { blueprints } = useInstance();
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<string | null>(null);
  const [state, setState] = useState<OrganizationStanding | null>(null);
  const { order, sorting } = useOrder();
  const asked = { search, blueprint: kind, state, ...order };
  const pages = usePages(trpc.platform.organizations.infiniteQueryKey(asked), (cursor) =>
    client.platform.organizations.query({ ...asked, cursor, counted: cursor === null }),
  );
  const isNarrowed = search !== "" || kind !== null || state !== null;
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <ListBar end={<OrderSelect orders={t.orders} sorting={sorting} />}>
        <SearchField label={t.search} clearLabel={texts.common.clearSearch} onSearch={setSearch} />
        <Filter
          label={t.kind}
          placeholder={t.anyKind}
          values={blueprints}
          labelOf={(key) => blueprint(key).name}
          value={kind}
          onChange={setKind}
        />
        <Filter
          label={texts.common.state}
          placeholder={t.anyState}
          values={standings}
          labelOf={(each) => t.standings[each]}
          value={state}
          onChange={setState}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
        {(organizations) =>
          organizations.length === 0 ? (
            <Empty
              icon={<IconBuildings size={22} />}
              title={isNarrowed ? t.noneFoundTitle : t.emptyTitle}
              description={isNarrowed ? t.noneFoundDescription : t.emptyDescription}
            />
          ) : (
            <>
              <DataTable
                label={texts.pages.organizations}
                columns={columns}
                rows={organizations}
                rowId={({ id }) => id}
                sorting={sorting}
              />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
    </Paper>
  );
}
