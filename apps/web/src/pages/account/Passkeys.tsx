import { allowed } from "@bailiwick/domain";
import { Button, Text, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Outputs, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { hasPasskeys } from "../../passkeys.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { AddPasskeyDialog } from "./AddPasskeyDialog.tsx";
import { factorsOf } from "./factorsOf.ts";
import { RemovePasskeyDialog } from "./RemovePasskeyDialog.tsx";

const t = texts.account.factor.passkeys;

/** How many someone has at most. */
const most = 20;

type Passkey = Outputs["account"]["secondFactor"]["passkeys"][number];
const column = columnsFor<Passkey>();

/** The signed-in person's passkeys, with buttons to add one of this device and to remove each. */
export function Passkeys() {
  const query = useQuery(trpc.account.secondFactor.queryOptions());
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const isFull = (query.data?.passkeys.length ?? 0) >= most;
  const columns = column.columns([
    column.accessor("name", { header: t.name, meta: { card: "head" } }),
    column.accessor("createdAt", { header: t.addedAt, cell: ({ getValue }) => <Ago at={getValue()} /> }),
    column.accessor("lastUsedAt", {
      header: t.lastUsed,
      cell: ({ getValue }) => {
        const at = getValue();
        return at === null ? t.never : <Ago at={at} />;
      },
    }),
    column.display({
      id: "remove",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%" },
      cell: ({ row: { original } }) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={texts.common.opensDialog(t.removeNamed(original.name))}
          onClick={() => setRemoving(original)}
        >
          {texts.common.opensDialog(t.remove)}
        </Button>
      ),
    }),
  ]);
  return (
    <Section
      title={t.title}
      description={t.description}
      actions={
        hasPasskeys() && (
          <Guarded decision={isFull ? { allowed: false, message: t.full } : allowed}>
            <Button variant="default" onClick={() => setAdding(true)}>
              {texts.common.opensDialog(t.add)}
            </Button>
          </Guarded>
        )
      }
    >
      <Loaded query={query} skeleton={<RowsSkeleton rows={2} label={texts.common.loading} />}>
        {(factor) => (
          <>
            {factor.passkeys.length === 0 ? (
              <Text size="sm">{hasPasskeys() ? t.none : t.notHere}</Text>
            ) : (
              <DataTable label={t.title} columns={columns} rows={factor.passkeys} rowId={({ id }) => id} />
            )}
            {isAdding && <AddPasskeyDialog has={factorsOf(factor)} onClose={() => setAdding(false)} />}
            {removing !== null && (
              <RemovePasskeyDialog
                passkey={removing}
                has={factorsOf(factor)}
                onClose={() => setRemoving(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
