import { type DirectoryState, directoryStates } from "@bailiwick/domain";
import { Badge, Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Name } from "../../ui/Named.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";

const t = texts.sso.directory;

type Known = Outputs["directory"]["people"]["items"][number];

/** How many people one page has. */
const together = 50;

const colors: Readonly<Record<DirectoryState, string>> = {
  member: "teal",
  suspended: "red",
  waiting: "gray",
  outside: "yellow",
};

const column = columnsFor<Known>();
const columns = column.columns([
  column.accessor("address", {
    header: t.address,
    meta: { card: "head", width: "40%" },
    cell: ({ row: { original } }) => (
      <div>
        <Text size="sm">{original.address}</Text>
        {original.displayName !== null && (
          <Text size="xs" c="dimmed">
            <Name>{original.displayName}</Name>
          </Text>
        )}
      </div>
    ),
  }),
  column.accessor("state", {
    header: t.state,
    cell: ({ getValue }) => <Badge color={colors[getValue()]}>{t.badges[getValue()]}</Badge>,
  }),
  column.display({
    id: "teams",
    header: t.teams,
    cell: ({ row: { original } }) => original.teams.map(({ name }) => name).join(", "),
  }),
]);

/** The people whom the directory knows, page by page, of all states or of one. */
export function DirectoryPeople() {
  const { organization } = useTenant();
  const [state, setState] = useState<DirectoryState | "">("");
  const [offset, setOffset] = useState(0);
  const query = useQuery({
    ...trpc.directory.people.queryOptions({
      organization: organization.id,
      offset,
      limit: together,
      ...(state === "" ? {} : { state }),
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t.show}
        value={state}
        onChange={({ currentTarget: { value } }) => {
          setState(directoryStates.find((each) => each === value) ?? "");
          setOffset(0);
        }}
        data={[
          { value: "", label: t.everyone },
          ...directoryStates.map((value) => ({ value, label: t.states[value] })),
        ]}
        maw={280}
      />
      <Loaded query={query} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {({ items, total }) =>
          total === 0 ? (
            <Text size="sm">{t.noneInState}</Text>
          ) : (
            <>
              <DataTable label={t.people} columns={columns} rows={items} rowId={({ id }) => id} />
              <Group gap="sm">
                <Text size="sm" c="dimmed">
                  {t.range(number(offset + 1), number(offset + items.length), number(total))}
                </Text>
                {total > together && (
                  <>
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={offset === 0}
                      onClick={() => setOffset(Math.max(0, offset - together))}
                    >
                      {t.previous}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={offset + items.length >= total}
                      onClick={() => setOffset(offset + together)}
                    >
                      {t.next}
                    </Button>
                  </>
                )}
              </Group>
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}
