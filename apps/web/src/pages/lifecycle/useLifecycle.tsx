import { useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { forgetLanding } from "../../landing.ts";
import { withTexts } from "../../lazy.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ArchiveDialog } from "./ArchiveDialog.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";

/** Few people ever open it. */
const TransferDialog = lazy(
  withTexts(async () => ({ default: (await import("./TransferDialog.tsx")).TransferDialog })),
);

type Subject = { readonly id: string; readonly name: string };
type Asked = { readonly what: "archive" | "delete" | "leave" | "transfer"; readonly subject: Subject };

/** The lifecycle actions on a workspace, for any page. `dialogs` has to be rendered on that page. */
export function useLifecycle() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const navigate = useNavigate();
  const close = () => setAsked(null);
  // People who were in it see the list; the server decides where they land next (M65, M66).
  const toList = async () => {
    close();
    forgetLanding(({ id }) => id === asked?.subject.id);
    await navigate(paths.workspaces());
  };
  const t = texts.lifecycle;
  const unarchive = useChange(trpc.workspaces.unarchive.mutationOptions(), {
    said: ({ name }) => t.unarchived(name),
  });
  const setDefault = useChange(trpc.workspaces.setDefault.mutationOptions(), {
    said: ({ name }) => t.defaultSet(name),
  });
  const restore = useChange(trpc.workspaces.restore.mutationOptions(), {
    said: ({ name }) => t.restored(name),
  });
  const shared = { onDone: toList, onClose: close };
  let dialogs: ReactNode = null;
  if (asked?.what === "archive") dialogs = <ArchiveDialog id={asked.subject.id} {...shared} />;
  if (asked?.what === "delete") dialogs = <DeleteDialog id={asked.subject.id} {...shared} />;
  if (asked?.what === "leave") dialogs = <LeaveDialog {...asked.subject} {...shared} />;
  if (asked?.what === "transfer") dialogs = <TransferDialog id={asked.subject.id} {...shared} />;
  return {
    dialogs: <Suspense>{dialogs}</Suspense>,
    archive: (subject: Subject) => setAsked({ what: "archive", subject }),
    remove: (subject: Subject) => setAsked({ what: "delete", subject }),
    transfer: (subject: Subject) => setAsked({ what: "transfer", subject }),
    leave: (subject: Subject) => setAsked({ what: "leave", subject }),
    unarchive: ({ id }: Subject) => unarchive.mutate({ workspace: id }),
    setDefault: ({ id }: Subject) => setDefault.mutate({ workspace: id }),
    restore: ({ id }: Subject) => restore.mutate({ workspace: id }),
    busy: unarchive.isPending || setDefault.isPending || restore.isPending,
  };
}

export type Lifecycle = ReturnType<typeof useLifecycle>;
