import type { ResourceKind } from "@bailiwick/domain";
import { type ReactNode, useMemo, useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { DataTable, type Sorting } from "../../ui/DataTable.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { isAcross } from "./across.ts";
import { resourceColumns } from "./columns.tsx";
import { useHolder } from "./holder.tsx";
import type { Listed } from "./listSearch.ts";
import { RecordDrawer } from "./RecordDrawer.tsx";
import { type Resource, rereadAfter } from "./resources.ts";

type Props = {
  readonly kind: ResourceKind;
  readonly listed: Listed;
  readonly sorting?: Sorting;
  /** Only those under this one. */
  readonly parent?: string;
  /** Shown instead when there is none. */
  readonly empty: ReactNode;
};

/** Resources of a kind, page by page. */
export function ResourceTable({ kind, listed, sorting, parent, empty }: Props) {
  const holder = useHolder();
  const { at } = holder;
  const across = isAcross(kind, holder);
  const input = { ...at, kind: kind.key, ...listed, ...(parent === undefined ? {} : { parent }) };
  const pages = usePages(
    trpc.resources.list.infiniteQueryKey(input),
    (cursor) => client.resources.list.query({ ...input, cursor, counted: cursor === null }),
    rereadAfter(kind),
  );
  const [opened, setOpened] = useState<Resource | null>(null);
  const columns = useMemo(() => resourceColumns(kind, across, setOpened), [kind, across]);
  return (
    <Loaded query={pages} skeleton={<RowsSkeleton label={texts.common.loading} />}>
      {(resources: Resource[]) =>
        resources.length === 0 ? (
          empty
        ) : (
          <>
            <DataTable
              label={kind.plural}
              columns={columns}
              rows={resources}
              rowId={({ id }) => id}
              {...(sorting === undefined ? {} : { sorting })}
            />
            <PagesFoot pages={pages} />
            <RecordDrawer kind={kind} record={opened} onClose={() => setOpened(null)} />
          </>
        )
      }
    </Loaded>
  );
}
