import { canOffer } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconArrowRight, IconRestore, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { Loaded } from "../../feedback/Loaded.tsx";
import { Problem } from "../../feedback/Problem.tsx";
import { LinkButton } from "../../links.tsx";
import { useMe } from "../../me.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Guarded } from "../../ui/Guarded.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { useLifecycle } from "../lifecycle/useLifecycle.tsx";
import { rowOf, type WorkspaceRow } from "./rows.ts";

const t = texts.workspaces;
const gone = { code: "NOT_FOUND", reason: "not_found", path: null, message: "" } as const;

/** A deleted workspace, for people who can restore it: until when, and a button for it (C31). */
export function DeletedPage() {
  const me = useMe();
  const { id } = useParams({ from: "/_in/workspaces/$id" });
  const mine = useQuery(trpc.workspaces.mine.queryOptions({ includeArchived: true, withPermissions: true }));
  return (
    <Loaded query={mine} skeleton={<PageSkeleton label={texts.common.loading} />}>
      {({ items }) => {
        const item = items.find((each) => each.id === id);
        if (item === undefined) return <Problem page failure={gone} />;
        return <Deleted row={rowOf(me, item, item.organization, item, null)} />;
      }}
    </Loaded>
  );
}

function Deleted({ row }: { readonly row: WorkspaceRow }) {
  const { minuteOf } = useMoments();
  const lifecycle = useLifecycle();
  if (row.state !== "pending_deletion") {
    return (
      <Empty page title={row.name} description={t.restoredPage}>
        <LinkButton
          {...paths.overview({ workspace: row.address })}
          rightSection={<IconArrowRight size={16} aria-hidden />}
        >
          {t.enter}
        </LinkButton>
      </Empty>
    );
  }
  const facts = { ...row, activeWorkspaces: 0, activeLimit: null, plan: null };
  const until = row.purgeAfter === null ? "" : minuteOf(row.purgeAfter);
  return (
    <Empty page icon={<IconTrash size={22} />} title={row.name} description={t.deletedPage(until)}>
      <Guarded decision={canOffer(row.actor, "restore", facts)}>
        <Button
          leftSection={<IconRestore size={16} aria-hidden />}
          loading={lifecycle.busy}
          onClick={() => lifecycle.restore(row)}
        >
          {texts.lifecycle.restore}
        </Button>
      </Guarded>
    </Empty>
  );
}
