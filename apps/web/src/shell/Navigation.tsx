import {
  type Icon,
  IconBuilding,
  IconBuildings,
  IconHistory,
  IconHome,
  IconLayoutGrid,
  IconMail,
  IconReceipt,
  IconSettings,
  IconShieldCheck,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { paths } from "../paths.ts";
import { texts } from "../texts/frame.ts";
import type { Here } from "./here.ts";
import classes from "./Shell.module.css";

const t = texts.shell;

/** The pages, in groups: of the workspace, of its organization, of the platform. */
export function Navigation({
  here,
  platformAdmin,
}: {
  readonly here: Here;
  readonly platformAdmin: boolean;
}) {
  const { address, organization, hasPlans, standsAlone } = here;
  return (
    <nav className={classes.nav} aria-label={t.navigation}>
      {address !== null && (
        <Group title={t.workspaceGroup}>
          <Item icon={IconHome} link={{ ...paths.dashboard(address), activeOptions: { exact: true } }}>
            {t.dashboard}
          </Item>
          <Item icon={IconUsers} link={{ ...paths.members(address), activeOptions: wherever }}>
            {t.members}
          </Item>
          {standsAlone && (
            <Item icon={IconUsersGroup} link={{ ...paths.teams(address), activeOptions: wherever }}>
              {t.teams}
            </Item>
          )}
          <Item icon={IconHistory} link={{ ...paths.audit(address), activeOptions: wherever }}>
            {t.audit}
          </Item>
          <Item icon={IconShieldCheck} link={paths.roles(address)}>
            {t.roles}
          </Item>
          <Item icon={IconSettings} link={paths.settings(address)}>
            {t.settings}
          </Item>
        </Group>
      )}
      {organization !== null && (
        <Group title={organization.name}>
          <Item
            icon={IconBuilding}
            link={{ ...paths.organization(organization.slug), activeOptions: { exact: true } }}
          >
            {t.organization}
          </Item>
          <Item
            icon={IconUsers}
            link={{ ...paths.organizationPeople(organization.slug), activeOptions: wherever }}
          >
            {t.people}
          </Item>
          <Item
            icon={IconUsersGroup}
            link={{ ...paths.organizationTeams(organization.slug), activeOptions: wherever }}
          >
            {t.teams}
          </Item>
          <Item icon={IconShieldCheck} link={paths.organizationRoles(organization.slug)}>
            {t.roles}
          </Item>
          {hasPlans && (
            <Item icon={IconReceipt} link={paths.organizationPlan(organization.slug)}>
              {t.plan}
            </Item>
          )}
          <Item icon={IconSettings} link={paths.organizationSettings(organization.slug)}>
            {t.settings}
          </Item>
          <Item
            icon={IconHistory}
            link={{ ...paths.organizationAudit(organization.slug), activeOptions: wherever }}
          >
            {t.organizationAudit}
          </Item>
        </Group>
      )}
      <Group>
        <Item icon={IconLayoutGrid} link={{ ...paths.workspaces(), activeOptions: wherever }}>
          {t.workspaces}
        </Item>
      </Group>
      {platformAdmin && (
        <Group title={t.platformGroup}>
          <Item icon={IconBuildings} link={{ ...paths.platform(), activeOptions: { exact: true } }}>
            {t.platform}
          </Item>
          <Item icon={IconUsers} link={paths.platformPeople()}>
            {t.people}
          </Item>
          <Item icon={IconMail} link={paths.outbox()}>
            {t.outbox}
          </Item>
        </Group>
      )}
    </nav>
  );
}

/** The page counts as the present one whatever is narrowed in it. */
const wherever = { includeSearch: false } as const;

function Group({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <>
      <div className={classes.group} id={id} title={title} dir="auto">
        {title}
      </div>
      <ul className={classes.list} {...(title === undefined ? {} : { "aria-labelledby": id })}>
        {children}
      </ul>
    </>
  );
}

type ItemProps = { readonly icon: Icon; readonly link: LinkProps; readonly children: string };

function Item({ icon: Picture, link, children }: ItemProps) {
  return (
    <li>
      <Link {...link} className={classes.link}>
        <Picture size={18} stroke={1.75} aria-hidden />
        {children}
      </Link>
    </li>
  );
}
