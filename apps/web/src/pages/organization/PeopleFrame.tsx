import { can, permission } from "@bailiwick/domain";
import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { PageTabs } from "../../shell/PageTabs.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { AddPersonDialog } from "./AddPersonDialog.tsx";
import type { InOrganization } from "./useOrganization.ts";

const organizationMemberAdd = permission("organization_member:add");
const organizationInvitationCreate = permission("organization_invitation:create");

const t = texts.organization;

type Props = {
  readonly here: InOrganization;
  /** The permission to see it. */
  readonly needs: "organization_member:read" | "organization_invitation:read";
  /** Whether the dialog to add a person is open. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
  readonly children: ReactNode;
};

/** The layout of the pages about an organization's people; people who can't see them see who can. */
export function PeopleFrame({ here, needs, adding, onAdding, children }: Props) {
  const { organization, actor } = here;
  const decision = can(actor, needs);
  const add = can(actor, organizationMemberAdd);
  // People who can invite but not add use the same button.
  const may = add.allowed || can(actor, organizationInvitationCreate).allowed;
  return (
    <Page
      title={texts.pages.people}
      description={t.peopleDescription(organization.name)}
      actions={
        <Guarded decision={may ? { allowed: true } : add}>
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => onAdding(true)}>
            {t.add}
          </Button>
        </Guarded>
      }
    >
      <PageTabs of="people" scope="organization" label={texts.pages.people} />
      {decision.allowed ? children : <Problem failure={refusedHere(decision)} />}
      {adding && may && <AddPersonDialog here={here} onClose={() => onAdding(false)} />}
    </Page>
  );
}
