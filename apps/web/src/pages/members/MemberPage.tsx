import { can, permission } from "@bailiwick/domain";
import { Badge } from "@mantine/core";
import { IconHistory, IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { LinkButton, LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { Copyable } from "../../ui/Copyable.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Moment } from "../../ui/Moment.tsx";
import { Page } from "../../ui/Page.tsx";
import { PageSkeleton } from "../../ui/PageSkeleton.tsx";
import { Section } from "../../ui/Section.tsx";
import { type InWorkspace, useWorkspace } from "../../workspace.ts";
import { AskAccess } from "../access/AskAccess.tsx";
import { MenuCell } from "./columns.tsx";
import { EffectiveAccess } from "./EffectiveAccess.tsx";
import { MemberSources } from "./MemberSources.tsx";
import type { Member } from "./members.ts";
import { RoleSelect } from "./RoleSelect.tsx";
import { useMemberActs } from "./useMemberActs.tsx";

const auditRead = permission("audit:read");

const t = texts.members;

/** One person with access: since when, from which sources, and what they can do and why (P16). */
export function MemberPage() {
  const here = useWorkspace();
  const { user } = useParams({ from: "/_in/ws/$workspace/members/$user" });
  const member = useQuery(trpc.members.get.queryOptions({ workspace: here.workspace.id, userId: user }));
  if (member.data !== undefined) return <Known key={user} here={here} member={member.data} />;
  if (member.error === null) return <PageSkeleton label={texts.common.loading} />;
  const failure = failureOf(member.error);
  if (failure.code !== "NOT_FOUND") {
    return <Problem page failure={failure} onRetry={() => void member.refetch()} />;
  }
  return (
    <Empty page icon={<IconUserOff size={22} />} title={t.goneTitle} description={t.goneDescription}>
      <LinkButton {...paths.members({ workspace: here.address })} variant="default">
        {texts.pages.members}
      </LinkButton>
      {can(here.actor, auditRead).allowed && (
        <LinkButton {...paths.audit({ workspace: here.address }, { person: user })} variant="default">
          {t.activity}
        </LinkButton>
      )}
    </Empty>
  );
}

function Known({ here, member }: { readonly here: InWorkspace; readonly member: Member }) {
  const { address, workspace, actor, blueprint } = here;
  const { userId, name, email, active, createdAt } = member;
  const { ways, dialogs } = useMemberActs(here);
  return (
    <Page
      title={name}
      description={email}
      back={
        <LinkText {...paths.members({ workspace: address })} size="sm" mb="xs" display="inline-block">
          {t.back}
        </LinkText>
      }
      actions={
        <>
          {can(actor, auditRead).allowed && (
            <LinkButton
              {...paths.audit({ workspace: address }, { person: userId })}
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
            >
              {t.activity}
            </LinkButton>
          )}
          <MenuCell member={member} ways={ways} />
        </>
      }
    >
      <Section title={t.about}>
        <Facts
          rows={[
            [t.ownRole, <RoleSelect key="role" member={member} onAsk={ways.ask} />],
            [t.through, <MemberSources key="sources" member={member} />],
            [t.address, <Copyable key="email" value={email} label={t.address} />],
            [t.since, <Moment key="since" at={createdAt} />],
            [
              texts.common.state,
              active ? null : (
                <Badge key="state" color="red">
                  {t.suspended}
                </Badge>
              ),
            ],
          ]}
        />
      </Section>
      <EffectiveAccess here={here} member={member} />
      <Section title={t.askTitle} description={t.askDescription}>
        <AskAccess workspace={workspace.id} roles={actor.roles} blueprint={blueprint} userId={userId} />
      </Section>
      {dialogs}
    </Page>
  );
}
