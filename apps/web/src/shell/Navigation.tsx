import {
  type Icon,
  IconBuilding,
  IconBuildings,
  IconHistory,
  IconHome,
  IconLayoutGrid,
  IconMail,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from "@tabler/icons-react";
import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useId } from "react";
import { paths } from "../paths.ts";
import { texts } from "../texts/index.ts";
import type { Here } from "./here.ts";
import classes from "./Shell.module.css";

const says = texts.shell;

/** The pages, in groups: of the workspace, of its organization, of the platform. */
export function Navigation({
  here,
  platformAdmin,
}: {
  readonly here: Here;
  readonly platformAdmin: boolean;
}) {
  const { slug, organization } = here;
  return (
    <nav className={classes.nav} aria-label={says.navigation}>
      {slug !== null && (
        <Group title={says.workspaceGroup}>
          <Item icon={IconHome} link={{ ...paths.dashboard(slug), activeOptions: { exact: true } }}>
            {says.dashboard}
          </Item>
          <Item icon={IconUsers} link={{ ...paths.members(slug), activeOptions: wherever }}>
            {says.members}
          </Item>
          <Item icon={IconHistory} link={{ ...paths.audit(slug), activeOptions: wherever }}>
            {says.audit}
          </Item>
          <Item icon={IconShieldCheck} link={paths.roles(slug)}>
            {says.roles}
          </Item>
          <Item icon={IconSettings} link={paths.settings(slug)}>
            {says.settings}
          </Item>
        </Group>
      )}
      {organization !== null && (
        <Group title={organization.name}>
          <Item
            icon={IconBuilding}
            link={{ ...paths.organization(organization.slug), activeOptions: { exact: true } }}
          >
            {says.organization}
          </Item>
          <Item
            icon={IconHistory}
            link={{ ...paths.organizationAudit(organization.slug), activeOptions: wherever }}
          >
            {says.organizationAudit}
          </Item>
        </Group>
      )}
      <Group>
        <Item icon={IconLayoutGrid} link={{ ...paths.workspaces(), activeOptions: wherever }}>
          {says.workspaces}
        </Item>
      </Group>
      {platformAdmin && (
        <Group title={says.platformGroup}>
          <Item icon={IconBuildings} link={paths.platform()}>
            {says.platform}
          </Item>
          <Item icon={IconMail} link={paths.outbox()}>
            {says.outbox}
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
      <div className={classes.group} id={id}>
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
