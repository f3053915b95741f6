import { isPermissionName, type PermissionName } from "@bailiwick/domain";
import { Button, Checkbox, Group, Select } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { client, type Outputs, trpc } from "../../api.ts";
import { download } from "../../feedback/download.ts";
import { ExportMenu } from "../../feedback/ExportMenu.tsx";
import { Loaded } from "../../feedback/Loaded.tsx";
import { listParts } from "../../feedback/listParts.ts";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ListBar } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { askable, asTitle, groupName } from "../access/askable.ts";
import { reportColumns } from "./reportColumns.tsx";
import { namedPlace, type ReviewPlace } from "./reviews.ts";

const t = texts.reviews.report;

export type ReportedAccess = Outputs["access"]["report"]["items"][number];
/** The maximum page size of the API. */
const exported = 100;

/** Who has access now, and through what: all of it, what gives one permission, or what no one used; for a file, too. */
export function AccessReportSection({ place }: { readonly place: ReviewPlace }) {
  const [search, setSearch] = useState("");
  const [permission, setPermission] = useState<PermissionName | null>(null);
  const [dormant, setDormant] = useState(false);
  const asked = { ...namedPlace(place), search, permission, dormant };
  const pages = usePages<ReportedAccess>(trpc.access.report.queryKey({ ...asked, limit: 20 }), (cursor) =>
    client.access.report.query({ ...asked, limit: 20, cursor }),
  );
  const signed = useChange(
    { mutationFn: () => client.access.signReport.query(asked) },
    { next: ({ name, text }) => download(name, [text], "application/json") },
  );
  const columns = useMemo(() => reportColumns(), []);
  return (
    <Section
      title={t.title}
      description={t.description}
      flush
      actions={
        <Group gap="xs">
          <ExportMenu
            name={t.file}
            formats={{
              csv: { ...t.as.csv, type: "text/csv;charset=utf-8" },
              json: { ...t.as.json, type: "application/json" },
            }}
            label={t.export}
            title={t.exporting}
            progress={t.progress}
            done={t.done}
            parts={(format, onRead, signal) =>
              listParts(
                (cursor) => client.access.report.query({ ...asked, limit: exported, cursor }, { signal }),
                { format, heading: t.columns, rowOf: csvRow, onRead },
              )
            }
          />
          <Button variant="default" loading={signed.isPending} onClick={() => signed.mutate()}>
            {t.sign}
          </Button>
        </Group>
      }
    >
      <ListBar>
        <SearchField label={t.search} clearLabel={texts.common.clearSearch} initial="" onSearch={setSearch} />
        <PermissionSelect place={place} value={permission} onChange={setPermission} />
        <Checkbox
          label={t.dormant}
          checked={dormant}
          onChange={({ currentTarget }) => setDormant(currentTarget.checked)}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={4} label={texts.common.loading} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon={<IconShieldCheck size={22} />} title={t.noneTitle} description={t.noneDescription} />
          ) : (
            <>
              <DataTable label={t.title} columns={columns} rows={rows} rowId={({ id }) => id} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

type PermissionProps = {
  readonly place: ReviewPlace;
  readonly value: PermissionName | null;
  readonly onChange: (permission: PermissionName | null) => void;
};

/** What can be asked for: each permission that a role here has. */
function PermissionSelect({ place, value, onChange }: PermissionProps) {
  const { roles, blueprint } = place.actor;
  if (blueprint === null) return null;
  return (
    <Select
      aria-label={t.permission}
      placeholder={t.anyPermission}
      data={askable(roles, blueprint).map(({ level, rows }) => ({
        group: groupName(level),
        items: rows.map((row) => ({ value: row.name, label: asTitle(row) })),
      }))}
      value={value}
      onChange={(next) => onChange(next !== null && isPermissionName(next) ? next : null)}
      searchable
      clearable
      w={{ base: "auto", sm: 220 }}
    />
  );
}

/** An access in the columns of the file; times are in a format that programs and spreadsheets can sort. */
function csvRow({
  name,
  email,
  workspace,
  way,
  team,
  role,
  since,
  givenByName,
  lastActive,
  endsAt,
}: ReportedAccess) {
  return [
    name,
    email,
    workspace?.name ?? "",
    t.ways[way],
    team,
    role?.name ?? "",
    since,
    givenByName,
    lastActive,
    endsAt,
  ];
}
