import { useMantineColorScheme } from "@mantine/core";
import { IconArrowRight, IconBolt } from "@tabler/icons-react";
import { type NavigateOptions, useNavigate } from "@tanstack/react-router";
import { blueprint } from "../kinds.ts";
import { useMe } from "../me.ts";
import { paths } from "../paths.ts";
import { underOrganization, underWorkspace } from "../tenant.tsx";
import { texts } from "../texts/index.ts";
import type { Here } from "./here.ts";
import type { PaletteAction } from "./usePaletteGroups.tsx";

const schemes = ["light", "dark", "auto"] as const;

const t = texts.shell;

/** The pages and actions that the palette knows by themselves, for where the person is. */
export function usePalettePages({ address, workspace, organization, hasPlans, standsAlone }: Here): {
  readonly pages: PaletteAction[];
  readonly actions: PaletteAction[];
} {
  const me = useMe();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const page = (label: string, to: NavigateOptions): PaletteAction => ({
    id: `page ${label}`,
    label,
    icon: <IconArrowRight size={20} aria-hidden />,
    run: () => void navigate(to),
  });
  const act = (label: string, run: () => void): PaletteAction => ({
    id: `act ${label}`,
    label,
    icon: <IconBolt size={20} aria-hidden />,
    run,
  });

  const kind = workspace === undefined ? null : blueprint(workspace.organization.blueprint);
  const inWorkspace =
    address === null
      ? []
      : [
          page(t.dashboard, paths.dashboard(address)),
          page(t.members, paths.members(address)),
          page(t.audit, paths.audit(address)),
          page(t.roles, paths.roles(address)),
          ...(standsAlone ? [page(t.teams, paths.teams(address))] : []),
          page(t.settings, paths.settings(address)),
          ...(kind !== null && kind.settings.length > 0
            ? [page(texts.settings.tabs.defaults, paths.defaults(address))]
            : []),
          ...(standsAlone && kind !== null && kind.plans.length > 1
            ? [page(texts.settings.tabs.plan, paths.plan(address))]
            : []),
          page(texts.settings.tabs.danger, paths.danger(address)),
        ];
  const inOrganization =
    organization === null
      ? []
      : [
          page(organization.name, paths.organization(organization.slug)),
          page(t.within(organization.name, t.people), paths.organizationPeople(organization.slug)),
          page(t.within(organization.name, t.teams), paths.organizationTeams(organization.slug)),
          page(t.within(organization.name, t.roles), paths.organizationRoles(organization.slug)),
          ...(hasPlans
            ? [page(t.within(organization.name, t.plan), paths.organizationPlan(organization.slug))]
            : []),
          page(t.within(organization.name, t.settings), paths.organizationSettings(organization.slug)),
        ];
  // Teams and roles are looked after in the organization, or in the workspace that stands alone.
  const madeIn =
    organization !== null
      ? underOrganization(organization.slug)
      : standsAlone && address !== null
        ? underWorkspace(address)
        : null;
  const onPlatform = me.platformAdmin
    ? [
        page(t.platform, paths.platform()),
        page(t.everybody, paths.platformPeople()),
        page(t.outbox, paths.outbox()),
      ]
    : [];
  return {
    pages: [
      ...inWorkspace,
      ...inOrganization,
      page(t.workspaces, paths.workspaces()),
      page(t.account, paths.account()),
      ...onPlatform,
    ],
    actions: [
      act(t.newWorkspaceAction, () => void navigate(paths.newWorkspace())),
      ...(address === null
        ? []
        : [
            act(t.addMemberAction, () => void navigate(paths.members(address, { add: true }))),
            act(t.renameAction, () => void navigate(paths.settings(address))),
          ]),
      ...(organization === null
        ? []
        : [
            act(
              t.addPersonAction(organization.name),
              () => void navigate(paths.organizationPeople(organization.slug, { add: true })),
            ),
          ]),
      ...(me.platformAdmin ? [act(t.createAction, () => void navigate(paths.createOrganization()))] : []),
      ...(madeIn === null
        ? []
        : [
            act(t.newTeamAction, () => void navigate(madeIn.teams({ create: true }))),
            act(t.newRoleAction, () => void navigate(madeIn.newRole())),
          ]),
      ...schemes.map((scheme) => act(t.switchScheme(t[scheme]), () => setColorScheme(scheme))),
    ],
  };
}
