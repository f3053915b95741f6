import { can, permission } from "@bailiwick/domain";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { type InOrganization, useOrganization } from "../organization/useOrganization.ts";
import { AuditPage } from "./AuditPage.tsx";

const organizationAuditRead = permission("organization_audit:read");

/** The audit log of an organization over all of its workspaces (M16). */
export function OrganizationAuditPage() {
  const here = useOrganization();
  const decision = can(here.actor, organizationAuditRead);
  if (decision.allowed) return <ReadableAudit here={here} />;
  return (
    <Page title={texts.pages.audit}>
      <Problem failure={refusedHere(decision)} />
    </Page>
  );
}

function ReadableAudit({ here: { organization, actor, blueprint } }: { readonly here: InOrganization }) {
  const navigate = useNavigate();
  const search = useSearch({ from: "/_in/o/$organization/audit" });
  const place = useMemo(() => ({ organization: organization.id }), [organization.id]);
  const naming = useMemo(() => ({ blueprint, roles: actor.roles }), [blueprint, actor.roles]);
  return (
    <AuditPage
      title={texts.pages.audit}
      description={texts.audit.organizationDescription}
      place={place}
      kind="organization"
      naming={naming}
      search={search}
      onSearch={(next) =>
        void navigate({ ...paths.audit({ organization: organization.slug }, next), replace: true })
      }
    />
  );
}
