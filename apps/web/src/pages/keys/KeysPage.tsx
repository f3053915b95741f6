import { can, keyPermissions } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { paths, referenceOf } from "../../paths.ts";
import type { KeysSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { useWorkspace } from "../../workspace.ts";
import { Why } from "../access/Why.tsx";
import { useOrganization } from "../organization/useOrganization.ts";
import { IssueKeyDialog } from "./IssueKeyDialog.tsx";
import { KeyList } from "./KeyList.tsx";
import type { KeyPlace } from "./keys.ts";

const t = texts.keys;

/** The keys of the workspace; people who can't see them see who can. The search is in the URL. */
export function WorkspaceKeysPage() {
  const navigate = useNavigate();
  const here = useWorkspace();
  const { workspace, address, actor, blueprint } = here;
  const search = useSearch({ from: "/_in/ws/$workspace/keys" });
  const decision = can(actor, keyPermissions.workspace.read);
  if (!decision.allowed) {
    return (
      <Page title={texts.pages.keys}>
        <Problem failure={refusedHere(decision)} />
      </Page>
    );
  }
  const { id, name } = workspace;
  return (
    <KeysPage
      key={id}
      place={{ level: "workspace", id, name, reference: referenceOf(address), blueprint, actor }}
      why={<Why here={here} permission="key:issue" />}
      search={search}
      onSearch={(next) => void navigate({ ...paths.keys({ workspace: address }, next), replace: true })}
    />
  );
}

/** The keys of the organization; people who can't see them see who can. The search is in the URL. */
export function OrganizationKeysPage() {
  const navigate = useNavigate();
  const { organization, actor, blueprint } = useOrganization();
  const search = useSearch({ from: "/_in/o/$organization/keys" });
  const decision = can(actor, keyPermissions.organization.read);
  if (!decision.allowed) {
    return (
      <Page title={texts.pages.keys}>
        <Problem failure={refusedHere(decision)} />
      </Page>
    );
  }
  const { id, name, slug } = organization;
  return (
    <KeysPage
      key={id}
      place={{ level: "organization", id, name, reference: slug, blueprint, actor }}
      search={search}
      onSearch={(next) => void navigate({ ...paths.keys({ organization: slug }, next), replace: true })}
    />
  );
}

type Props = {
  readonly place: KeyPlace;
  /** Next to the button of those who can't issue keys. */
  readonly why?: ReactNode;
  readonly search: KeysSearch;
  readonly onSearch: (search: KeysSearch) => void;
};

/** The keys of a place: what programs can do here, and until when; issuing and revoking them (C19-C23, M15). */
function KeysPage({ place, why, search, onSearch }: Props) {
  const { level, name, actor } = place;
  const [issuing, setIssuing] = useState(false);
  const decision = can(actor, keyPermissions[level].issue);
  return (
    <Page
      title={texts.pages.keys}
      description={t.descriptions[level](name)}
      actions={
        <Guarded decision={decision} why={why}>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setIssuing(true)}>
            {t.issue}
          </Button>
        </Guarded>
      }
    >
      <KeyList place={place} issues={decision.allowed} search={search} onSearch={onSearch} />
      {issuing && <IssueKeyDialog place={place} onClose={() => setIssuing(false)} />}
    </Page>
  );
}
