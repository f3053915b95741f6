import { useMantineColorScheme } from "@mantine/core";
import { IconArrowRight, IconBolt } from "@tabler/icons-react";
import { type NavigateOptions, useNavigate } from "@tanstack/react-router";
import { useMe } from "../me.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/index.ts";
import type { Here } from "./here.ts";
import type { PaletteAction } from "./usePaletteGroups.tsx";

const says = texts.shell;

/** The pages and actions that the palette knows by themselves, for where the person is. */
export function usePalettePages({ slug, organization }: Here): {
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

  const inWorkspace =
    slug === null
      ? []
      : [
          page(says.dashboard, paths.dashboard(slug)),
          page(says.members, paths.members(slug)),
          page(says.audit, paths.audit(slug)),
          page(says.roles, paths.roles(slug)),
          page(says.settings, paths.settings(slug)),
          page(texts.settings.tabs.plan, paths.plan(slug)),
          page(texts.settings.tabs.danger, paths.danger(slug)),
        ];
  const inOrganization =
    organization === null ? [] : [page(organization.name, paths.organization(organization.slug))];
  const onPlatform = me.platformAdmin
    ? [page(says.platform, paths.platform()), page(says.outbox, paths.outbox())]
    : [];
  return {
    pages: [
      ...inWorkspace,
      ...inOrganization,
      page(says.workspaces, paths.workspaces()),
      page(says.account, paths.account()),
      ...onPlatform,
    ],
    actions: [
      act(says.newWorkspaceAction, () => void navigate(paths.newWorkspace())),
      ...(slug === null
        ? []
        : [
            act(says.addMemberAction, () => void navigate(paths.members(slug, { add: true }))),
            act(says.renameAction, () => void navigate(paths.settings(slug))),
          ]),
      ...(["light", "dark", "auto"] as const).map((scheme) =>
        act(says.switchScheme(says[scheme]), () => setColorScheme(scheme)),
      ),
    ],
  };
}
