import { Box, Text } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import { calendarDay } from "../../ui/calendarDay.ts";
import { Moment } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { columnsFor } from "../../ui/table.ts";
import { End } from "../access/End.tsx";
import type { ReportedAccess } from "./AccessReportSection.tsx";
import { Who } from "./Who.tsx";

const t = texts.reviews;
const column = columnsFor<ReportedAccess>();

/** The columns of the report of access. */
export function reportColumns() {
  return column.columns([
    column.accessor("name", {
      header: t.who,
      meta: { card: "head", width: "28%" },
      cell: ({ row: { original } }) => <Who {...original} />,
    }),
    column.accessor("workspace", {
      header: t.report.to,
      cell: ({ row: { original } }) => (
        <Text size="sm">
          {original.workspace !== null ? (
            <Name>{original.workspace.name}</Name>
          ) : original.reachesWorkspaces ? (
            t.report.everywhere
          ) : (
            t.report.organization
          )}
        </Text>
      ),
    }),
    column.accessor("way", {
      header: t.source,
      cell: ({ row: { original } }) => (
        <Box miw={0}>
          <Text size="sm">{original.role === null ? t.sources.key : original.role.name}</Text>
          <Text size="xs" c="dimmed">
            {original.team === null ? t.report.ways[original.way] : t.report.through(original.team)}
          </Text>
        </Box>
      ),
    }),
    column.accessor("since", {
      header: t.given,
      cell: ({ row: { original } }) => (
        <Box miw={0}>
          <Moment at={original.since} />
          {original.givenByName !== null && (
            <Text size="xs" c="dimmed">
              {t.givenBy(original.givenByName)}
            </Text>
          )}
        </Box>
      ),
    }),
    column.accessor("lastActive", {
      header: t.lastActive,
      cell: ({ row: { original } }) => (
        <Text size="sm">{original.lastActive === null ? t.never : calendarDay(original.lastActive)}</Text>
      ),
    }),
    column.accessor("endsAt", { header: t.ends, cell: ({ getValue }) => <End at={getValue()} /> }),
  ]);
}
