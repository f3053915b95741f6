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
import { useSignOut } from "./useSignOut.ts";

const schemes = ["light", "dark", "auto"] as const;

const t = texts.shell;
const words = texts.palette;

/** The pages and actions that the palette knows by themselves, for where the person is. */
export function usePalettePages({ address, workspace, organization, hasPlans, standsAlone }: Here): {
  readonly pages: PaletteAction[];
  readonly actions: PaletteAction[];
} {
  const me = useMe();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const page = (label: string, to: NavigateOptions, words: string): PaletteAction => ({
    id: `page ${label}`,
    label,
    words,
    icon: <IconArrowRight size={20} aria-hidden />,
    run: () => void navigate(to),
  });
  const act = (label: string, run: () => void, words: string): PaletteAction => ({
    id: `act ${label}`,
    label,
    words,
    icon: <IconBolt size={20} aria-hidden />,
    run,
  });

  const kind = workspace === undefined ? null : blueprint(workspace.organization.blueprint);
  const inWorkspace =
    address === null
      ? []
      : [
          page(t.dashboard, paths.dashboard(address), words.dashboard),
          page(t.members, paths.members(address), words.members),
          page(t.audit, paths.audit(address), words.audit),
          page(t.roles, paths.roles(address), words.roles),
          ...(standsAlone ? [page(t.teams, paths.teams(address), words.teams)] : []),
          page(t.settings, paths.settings(address), words.settings),
          ...(kind !== null && kind.settings.length > 0
            ? [page(texts.settings.tabs.defaults, paths.defaults(address), words.defaults)]
            : []),
          ...(standsAlone && kind !== null && kind.plans.length > 1
            ? [page(texts.settings.tabs.plan, paths.plan(address), words.plan)]
            : []),
          page(texts.settings.tabs.danger, paths.danger(address), words.danger),
        ];
  const within = (label: string, to: (slug: string) => NavigateOptions, other: string) =>
    page(t.within(organization?.name ?? "", label), to(organization?.slug ?? ""), other);
  const inOrganization =
    organization === null
      ? []
      : [
          page(organization.name, paths.organization(organization.slug), t.organizationGroup),
          within(t.people, paths.organizationPeople, words.members),
          within(t.teams, paths.organizationTeams, words.teams),
          within(t.roles, paths.organizationRoles, words.roles),
          ...(hasPlans ? [within(t.plan, paths.organizationPlan, words.plan)] : []),
          within(t.settings, paths.organizationSettings, words.settings),
          within(t.organizationAudit, paths.organizationAudit, words.audit),
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
        page(t.platform, paths.platform(), t.platformGroup),
        page(t.everybody, paths.platformPeople(), words.members),
        page(t.outbox, paths.outbox(), ""),
      ]
    : [];
  return {
    pages: [
      ...inWorkspace,
      ...inOrganization,
      page(t.workspaces, paths.workspaces(), words.workspaces),
      page(t.account, paths.account(), words.account),
      ...onPlatform,
    ],
    actions: [
      act(t.newWorkspaceAction, () => void navigate(paths.newWorkspace()), words.create),
      ...(address === null
        ? []
        : [
            act(t.addMemberAction, () => void navigate(paths.members(address, { add: true })), words.add),
            act(t.renameAction, () => void navigate(paths.settings(address)), words.rename),
          ]),
      ...(organization === null
        ? []
        : [
            act(
              t.addPersonAction(organization.name),
              () => void navigate(paths.organizationPeople(organization.slug, { add: true })),
              words.add,
            ),
          ]),
      ...(me.platformAdmin
        ? [act(t.createAction, () => void navigate(paths.createOrganization()), words.create)]
        : []),
      ...(madeIn === null
        ? []
        : [
            act(t.newTeamAction, () => void navigate(madeIn.teams({ create: true })), words.create),
            act(t.newRoleAction, () => void navigate(madeIn.newRole()), words.create),
          ]),
      ...schemes.map((scheme) => act(t.switchScheme(t[scheme]), () => setColorScheme(scheme), words.scheme)),
      act(t.signOut, () => void signOut(), words.signOut),
    ],
  };
}
