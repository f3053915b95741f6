import { useMantineColorScheme } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useInstance } from "../instance.ts";
import { useMe } from "../me.ts";
import { pages } from "../pages.ts";
import { pathIn, paths } from "../paths.ts";
import { texts } from "../texts/index.ts";
import type { Here } from "./here.ts";
import type { PaletteAction } from "./paletteActions.tsx";
import { showShortcuts } from "./shortcuts.ts";
import { useSignOut } from "./useSignOut.ts";

const schemes = ["light", "dark", "auto"] as const;

const t = texts.shell;
const words = texts.palette;

/** The palette's own actions: those that the person can do in their place. */
export function usePaletteActions({
  address,
  workspace,
  organization,
  tenant,
  spots,
}: Here): PaletteAction[] {
  const me = useMe();
  const { docsUrl } = useInstance();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const act = (label: string, run: () => void, words: string, offered = true): PaletteAction[] =>
    offered ? [{ id: `act ${label}`, label, words, icon: <IconBolt size={20} aria-hidden />, run }] : [];
  const here = workspace?.access.permissions ?? [];
  const inOrganization = organization?.permissions ?? [];
  // Teams and roles are created in the organization, or in the standalone workspace.
  const inTenant =
    spots.find(({ params }) => tenant !== null && sameParams(params, tenant))?.permissions ?? [];
  return [
    ...act(t.newWorkspaceAction, () => void navigate(paths.newWorkspace()), words.create),
    ...(address === null
      ? []
      : [
          ...act(
            t.addMemberAction,
            () => void navigate(paths.members({ workspace: address }, { add: true })),
            words.add,
            here.includes("member:add") || here.includes("invitation:create"),
          ),
          ...act(
            t.renameAction,
            () => void navigate(paths.settings({ workspace: address })),
            words.rename,
            here.includes("workspace:rename"),
          ),
        ]),
    ...(organization === null
      ? []
      : act(
          t.addPersonAction(organization.name),
          () => void navigate(paths.people({ organization: organization.slug }, { add: true })),
          words.add,
          inOrganization.includes("organization_member:add") ||
            inOrganization.includes("organization_invitation:create"),
        )),
    ...act(t.createAction, () => void navigate(paths.createOrganization()), words.create, me.platformAdmin),
    ...(tenant === null
      ? []
      : [
          ...act(
            t.newTeamAction,
            () => void navigate(paths.teams(tenant, { create: true })),
            words.create,
            inTenant.includes("team:create"),
          ),
          ...act(
            t.newRoleAction,
            () => void navigate(paths.newRole(tenant)),
            words.create,
            inTenant.includes("role:create"),
          ),
        ]),
    ...spots.flatMap(({ scope, params, permissions, at }) =>
      at.kinds
        .filter((kind) => kind.scope === scope)
        .flatMap((kind) =>
          act(
            texts.resources.add(kind.one),
            () =>
              void navigate({ to: pathIn(pages.newResource, scope), params: { ...params, kind: kind.key } }),
            words.create,
            kind.create !== null && permissions.includes(kind.create),
          ),
        ),
    ),
    ...schemes.flatMap((scheme) =>
      act(t.switchScheme(t[scheme]), () => setColorScheme(scheme), words.scheme),
    ),
    ...act(texts.shortcuts.title, () => showShortcuts(true), words.help),
    ...act(
      texts.shortcuts.docs,
      () => window.open(docsUrl ?? "", "_blank", "noreferrer"),
      words.docs,
      docsUrl !== null,
    ),
    ...act(t.signOut, () => void signOut(), words.signOut),
  ];
}

function sameParams(params: Readonly<Record<string, string>>, place: object): boolean {
  return Object.entries(place).every(([key, value]) => params[key] === value);
}
