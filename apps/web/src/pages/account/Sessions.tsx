import { allowed } from "@bailiwick/domain";
import { Badge, Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { deviceOf } from "./device.ts";

const t = texts.account;

type Session = Outputs["session"]["list"]["items"][number];
const column = columnsFor<Session>();

const deviceName = ({ userAgent }: Session) => deviceOf(userAgent) ?? t.unknownDevice;

const columns = column.columns([
  column.accessor(deviceName, {
    id: "device",
    header: t.device,
    meta: { card: "head" },
    cell: ({ getValue, row: { original } }) => (
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {getValue()}
        </Text>
        {original.current && <Badge color="teal">{t.thisOne}</Badge>}
      </Group>
    ),
  }),
  column.accessor((session) => session.ipAddress ?? "", { id: "address", header: t.address }),
  column.accessor("lastUsedAt", {
    header: t.lastUsed,
    cell: ({ getValue }) => <Ago at={getValue()} />,
  }),
  column.accessor("createdAt", {
    header: t.signedIn,
    cell: ({ getValue }) => <Ago at={getValue()} />,
  }),
  column.display({
    id: "end",
    header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
    meta: { align: "right", width: "1%" },
    cell: ({ row: { original } }) => <EndSession session={original} />,
  }),
]);

/** The current one ends by signing out. */
function EndSession({ session }: { readonly session: Session }) {
  const end = useChange(trpc.session.end.mutationOptions(), {
    said: () => t.sessionEnded(deviceName(session)),
  });
  if (session.current) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t.endSessionOn(deviceName(session))}
      loading={end.isPending}
      onClick={() => end.mutate({ session: session.id })}
    >
      {t.signOut}
    </Button>
  );
}

/** Every session of the person, with buttons to end one of them, or all except this one. */
export function Sessions() {
  const sessions = useQuery(trpc.session.list.queryOptions());
  const signOut = useChange(trpc.session.signOutElsewhere.mutationOptions(), {
    said: ({ ended }) => t.signedOut(ended),
  });
  const alone = sessions.data !== undefined && sessions.data.items.length <= 1;
  return (
    <Section
      title={t.sessions}
      description={t.sessionsDescription}
      flush
      actions={
        <Guarded decision={alone ? { allowed: false, message: t.onlyHere } : allowed}>
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate({})}>
            {t.signOutElsewhere}
          </Button>
        </Guarded>
      }
    >
      <Loaded query={sessions} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
        {({ items }) => (
          <DataTable label={t.sessions} columns={columns} rows={items} rowId={({ id }) => id} />
        )}
      </Loaded>
    </Section>
  );
}
