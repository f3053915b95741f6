import { can, permission } from "@bailiwick/domain";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { standsAlone } from "../../kinds.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { type InWorkspace, useWorkspace } from "../../workspace.ts";
import { Ask, placeOf } from "../access/Why.tsx";
import { AuditPage } from "./AuditPage.tsx";

const auditRead = permission("audit:read");

const t = texts.audit;

/** The audit log of the workspace; people who can't read it see who can. */
export function WorkspaceAuditPage() {
  const here = useWorkspace();
  const decision = can(here.actor, auditRead);
  if (decision.allowed) return <ReadableAudit here={here} />;
  return (
    <Page title={texts.pages.audit} actions={<Ask place={placeOf(here)} permission="audit:read" />}>
      <Problem failure={refusedHere(decision)} />
    </Page>
  );
}

function ReadableAudit({ here }: { readonly here: InWorkspace }) {
  const navigate = useNavigate();
  const { workspace, address, actor, blueprint } = here;
  const search = useSearch({ from: "/_in/ws/$workspace/audit" });
  const place = useMemo(() => ({ workspace: workspace.id }), [workspace.id]);
  const naming = useMemo(() => ({ blueprint, roles: actor.roles }), [blueprint, actor.roles]);
  return (
    <AuditPage
      title={texts.pages.audit}
      description={t.description}
      place={place}
      kind={standsAlone(blueprint) ? "standalone" : "workspace"}
      naming={naming}
      search={search}
      onSearch={(next) => void navigate({ ...paths.audit({ workspace: address }, next), replace: true })}
    />
  );
}
