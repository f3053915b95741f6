import { can } from "@bailiwick/domain";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { actorInOrganization, type Organization } from "../../access.ts";
import { client, trpc } from "../../api.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { usePages } from "../../feedback/usePages.ts";
import { blueprint } from "../../kinds.ts";
import { useMe } from "../../me.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import { Page } from "../../ui/Page.tsx";
import { AuditLog } from "./AuditLog.tsx";
import { filtersOf } from "./entries.ts";
import { peopleOf } from "./people.ts";

const t = texts.audit;

/** The audit log of an organization over all of its workspaces (M16). */
export function OrganizationAuditPage() {
  const me = useMe();
  const params = useParams({ from: "/_in/o/$organization" });
  const { data: organization } = useSuspenseQuery(trpc.organizations.get.queryOptions(params));
  const decision = can(actorInOrganization(me, organization), "organization_audit:read");
  if (decision.allowed) return <ReadableAudit organization={organization} />;
  return (
    <Page title={texts.pages.audit}>
      <Problem failure={{ ...decision, path: null }} />
    </Page>
  );
}

function ReadableAudit({ organization }: { readonly organization: Organization }) {
  const navigate = useNavigate();
  const { timeZone } = useMoments();
  const search = useSearch({ from: "/_in/o/$organization/audit" });
  const here = { organization: organization.id };
  const asked = { ...here, ...filtersOf(search, timeZone) };
  const log = usePages(trpc.audit.list.infiniteQueryKey(asked), (cursor) =>
    client.audit.list.query({ ...asked, cursor }),
  );
  const find = async (text: string) => {
    const found = await client.members.list.query({ ...here, search: text, limit: 20 });
    return peopleOf(found.items);
  };
  return (
    <Page title={texts.pages.audit} description={t.organizationDescription}>
      <AuditLog
        log={log}
        roles={blueprint(organization.blueprint).roles}
        people={{ place: organization.id, find }}
        search={search}
        onSearch={(next) =>
          void navigate({ ...paths.audit({ organization: organization.slug }, next), replace: true })
        }
      />
    </Page>
  );
}
