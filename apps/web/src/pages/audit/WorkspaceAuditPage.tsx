import { can } from "@bailiwick/domain";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { client, trpc } from "../../api.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { type InWorkspace, useWorkspace } from "../../workspace.ts";
import { AuditLog } from "./AuditLog.tsx";
import { filtersOf } from "./entries.ts";
import { peopleOf } from "./people.ts";
import { useVerify } from "./useVerify.tsx";

const t = texts.audit;

/** The audit log of the workspace; who may not read it is told who may. */
export function WorkspaceAuditPage() {
  const here = useWorkspace();
  const decision = can(here.actor, "audit:read");
  if (decision.allowed) return <ReadableAudit here={here} />;
  return (
    <Page title={texts.pages.audit}>
      <Problem failure={{ ...decision, path: null }} />
    </Page>
  );
}

function ReadableAudit({ here: { workspace, address, actor } }: { readonly here: InWorkspace }) {
  const navigate = useNavigate();
  const search = useSearch({ from: "/_in/ws/$workspace/audit" });
  const verify = useVerify(workspace.id);
  const asked = { workspace: workspace.id, ...filtersOf(search, workspace.timeZone) };
  const log = usePages(trpc.audit.list.infiniteQueryKey(asked), (cursor) =>
    client.audit.list.query({ ...asked, cursor }),
  );
  const find = async (text: string) => {
    const found = await client.members.list.query({ workspace: workspace.id, search: text, limit: 20 });
    return peopleOf(found.items);
  };
  return (
    <Page title={texts.pages.audit} description={t.description} actions={verify.button}>
      <div>
        {verify.verdict}
        <AuditLog
          log={log}
          roles={actor.roles}
          people={{ place: workspace.id, find }}
          search={search}
          onSearch={(next) => void navigate({ ...paths.audit({ workspace: address }, next), replace: true })}
        />
      </div>
    </Page>
  );
}
