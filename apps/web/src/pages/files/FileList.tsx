import type { Decision } from "@bailiwick/domain";
import { Paper, Text, VisuallyHidden } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { client, trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { PagesFoot } from "../../feedback/PagesFoot.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { usePages } from "../../feedback/usePages.ts";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { DataTable } from "../../ui/DataTable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ListBar } from "../../ui/ListBar.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { RowsSkeleton } from "../../ui/skeletons.tsx";
import { columnsFor } from "../../ui/table.ts";
import { download, prefixOf, type StoredFile, sizeOf } from "./files.ts";

const t = texts.files;
const column = columnsFor<StoredFile>();

type Props = {
  readonly workspace: string;
  /** Whether the reader can store and delete. */
  readonly write: Decision;
  /** The folder that is shown, with a slash at its end; empty for all files. */
  readonly prefix: string;
  readonly onPrefix: (prefix: string) => void;
};

/** The files of a workspace below a folder, by path. */
export function FileList({ workspace, write, prefix, onPrefix }: Props) {
  const [deleting, setDeleting] = useState<StoredFile | null>(null);
  const wanted = { workspace, prefix };
  const pages = usePages(trpc.storage.list.infiniteQueryKey(wanted), (cursor) =>
    client.storage.list.query({ ...wanted, cursor }),
  );
  const fetched = useChange({ mutationFn: ({ path }: StoredFile) => download(workspace, path) });
  const columns = fileColumns({ write, onDownload: (file) => fetched.mutate(file), onDelete: setDeleting });
  return (
    <Paper withBorder radius="lg" style={{ borderColor: "var(--line)" }} bg="var(--surface)">
      <ListBar>
        <SearchField
          label={t.folder}
          clearLabel={t.allFolders}
          onSearch={(typed) => onPrefix(prefixOf(typed))}
        />
      </ListBar>
      <Loaded query={pages} skeleton={<RowsSkeleton rows={3} label={texts.common.loading} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              icon={<IconFileText size={22} />}
              title={prefix === "" ? t.emptyTitle : t.emptyFolder}
              description={
                prefix !== "" ? t.emptyFolderHint : write.allowed ? t.emptyWriting : t.emptyReading
              }
            />
          ) : (
            <>
              <DataTable label={texts.pages.files} columns={columns} rows={rows} rowId={({ path }) => path} />
              <PagesFoot pages={pages} />
            </>
          )
        }
      </Loaded>
      {deleting !== null && (
        <DeleteDialog workspace={workspace} file={deleting} onClose={() => setDeleting(null)} />
      )}
    </Paper>
  );
}

type Acts = Pick<Props, "write"> & {
  readonly onDownload: (file: StoredFile) => void;
  readonly onDelete: (file: StoredFile) => void;
};

function fileColumns({ write, onDownload, onDelete }: Acts) {
  return column.columns([
    column.accessor("path", {
      header: t.path,
      meta: { card: "head", width: "50%" },
      cell: ({ row: { original } }) => (
        <Text size="sm" fw={550} style={{ overflowWrap: "anywhere" }}>
          {original.path}
        </Text>
      ),
    }),
    column.accessor("bytes", {
      header: t.size,
      cell: ({ row: { original } }) => sizeOf(original.bytes),
    }),
    column.accessor("storedAt", {
      header: t.storedAt,
      cell: ({ row: { original } }) => <Ago at={original.storedAt} />,
    }),
    column.accessor("storedBy", { header: t.storedBy }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu
          label={texts.common.actionsFor(original.path)}
          actions={[
            { label: t.download, run: () => onDownload(original) },
            { label: t.delete, decision: write, danger: true, run: () => onDelete(original) },
          ]}
        />
      ),
    }),
  ]);
}

type Deleting = { readonly workspace: string; readonly file: StoredFile; readonly onClose: () => void };

function DeleteDialog({ workspace, file: { path }, onClose }: Deleting) {
  const remove = useConfirm(trpc.storage.delete.mutationOptions(), {
    said: () => t.deleted(path),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.deleteTitle(path)}
      effects={t.deleteEffects}
      submit={t.deleteSubmit}
      change={remove}
      onConfirm={() => remove.mutate({ workspace, path })}
      onClose={onClose}
    />
  );
}
