import { can, quotaPermissions } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { Unsaved } from "../../feedback/Unsaved.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ListBar } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { Section } from "../../ui/Section.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { useHolder } from "../resources/holder.tsx";
import { AllotmentForm } from "./AllotmentForm.tsx";
import { Allotting, columns } from "./columns.tsx";
import { allotmentsOf, checkDraft, type Draft, withChange, workspaceAt } from "./draft.ts";
import type { Metered } from "./quotas.ts";

const t = texts.usage;
const none: Draft = new Map();

type Props = { readonly metered: Metered };

/** The workspaces with what they use and their allotments, which people with the permission change together (S37, S40). */
export function Allotments({ metered: { quota, meter, limit } }: Props) {
  const { actor, organization } = useHolder();
  const [search, setSearch] = useState("");
  const [draft, setDraft] = useState<Draft | null>(null);
  const [refusal, setRefusal] = useState<{ readonly path: string | null; readonly message: string } | null>(
    null,
  );
  const wanted = { organization: organization.id, meter: meter.key, search };
  const pages = usePages(trpc.quotas.workspaces.infiniteQueryKey(wanted), (cursor) =>
    client.quotas.workspaces.query({ ...wanted, cursor }),
  );
  const allot = useChange(trpc.quotas.allot.mutationOptions(), {
    said: () => t.saved,
    next: () => setDraft(null),
    failed: ({ path, message }) => {
      setRefusal({ path, message });
      return true;
    },
  });
  const changes = draft ?? none;
  const edit = (next: Draft | null) => {
    setRefusal(null);
    setDraft(next);
  };
  const decision = changes.size === 0 ? null : checkDraft(limit, quota, changes);
  const canChange = quota.granted !== null && can(actor, quotaPermissions.allot).allowed;
  return (
    <Section
      title={t.workspaces}
      description={t.workspacesDescription}
      flush
      actions={
        canChange &&
        draft === null && (
          <Button variant="default" onClick={() => edit(none)}>
            {t.change}
          </Button>
        )
      }
    >
      <Unsaved dirty={changes.size > 0} />
      <ListBar>
        <SearchField label={t.search} clearLabel={texts.common.clearSearch} onSearch={setSearch} />
      </ListBar>
      <Allotting
        value={{
          quota,
          draft,
          decision,
          refusal,
          refused: workspaceAt(changes, refusal?.path),
          onChange: (row, amount) => edit(withChange(changes, row, amount)),
        }}
      >
        <Loaded query={pages} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty title={t.noneFoundTitle} description={t.noneFoundDescription} />
            ) : (
              <>
                <DataTable
                  label={t.workspaces}
                  columns={columns}
                  rows={rows}
                  rowId={({ workspace }) => workspace.id}
                />
                <PagesFoot pages={pages} />
              </>
            )
          }
        </Loaded>
        {draft !== null && quota.granted !== null && (
          <AllotmentForm
            quota={quota}
            granted={quota.granted}
            draft={draft}
            decision={decision}
            error={refusal !== null && workspaceAt(changes, refusal.path) === null ? refusal.message : null}
            busy={allot.isPending}
            onSave={() =>
              allot.mutate({
                organization: organization.id,
                meter: meter.key,
                allotments: allotmentsOf(changes),
              })
            }
            onCancel={() => edit(null)}
          />
        )}
      </Allotting>
    </Section>
  );
}
