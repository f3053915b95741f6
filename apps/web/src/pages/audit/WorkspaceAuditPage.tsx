import { can } from "@bailiwick/domain";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { type InWorkspace, useWorkspace } from "../../workspace.ts";
import { AuditLog } from "./AuditLog.tsx";
import { filtersOf } from "./entries.ts";
import { peopleIn } from "./people.ts";
import { useVerify } from "./useVerify.tsx";

const says = texts.audit;

/** The audit log of the workspace; who may not read it is told who may. */
export function WorkspaceAuditPage() {
  const here = useWorkspace();
  const decision = can(here.actor, "audit:read");
  if (decision.allowed) return <ReadableAudit here={here} />;
  return (
    <Page title={says.title}>
      <Problem failure={{ ...decision, path: null }} />
    </Page>
  );
}

function ReadableAudit({ here: { workspace, blueprint } }: { readonly here: InWorkspace }) {
  const navigate = useNavigate();
  const search = useSearch({ from: "/_in/ws/$workspace/audit" });
  const verify = useVerify(workspace.id);
  const log = useInfiniteQuery({
    ...trpc.audit.list.infiniteQueryOptions(
      { workspace: workspace.id, ...filtersOf(search) },
      { getNextPageParam: (page) => page.nextCursor },
    ),
    placeholderData: keepPreviousData,
  });
  const members = useQuery(trpc.members.list.queryOptions({ workspace: workspace.id, limit: 100 }));
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={says.title} says={says.says} actions={verify.button}>
      {verify.verdict}
      <AuditLog
        log={log}
        blueprint={blueprint}
        people={peopleIn(entries, members.data?.items ?? [])}
        search={search}
        onSearch={(next) => void navigate({ ...paths.audit(workspace.slug, next), replace: true })}
      />
    </Page>
  );
}
