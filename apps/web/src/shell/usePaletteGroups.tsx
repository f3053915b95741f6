import { isFoundIn } from "@bailiwick/domain";
import { useDebouncedValue } from "@mantine/hooks";
import { IconUser } from "@tabler/icons-react";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { type NavigateOptions, useNavigate } from "@tanstack/react-router";
import type { MyWorkspace } from "../access.ts";
import { trpc } from "../api.ts";
import { paths } from "../paths.ts";
import { texts } from "../texts/index.ts";
import { Initials } from "../ui/Initials.tsx";
import type { Here } from "./here.ts";
import { kindsAcross } from "./kindsAcross.ts";
import { kindsIn, offeredIn } from "./offered.ts";
import { type PaletteAction, pageActions } from "./paletteActions.tsx";
import { useFoundResources } from "./useFoundResources.tsx";
import { usePaletteActions } from "./usePaletteActions.tsx";
import { useSwitchWorkspace } from "./useSwitchWorkspace.ts";

export type PaletteGroup = { readonly label: string; readonly actions: readonly PaletteAction[] };

const t = texts.shell;
const maxFound = 7;

/**
 * The palette's results for the query: pages and actions filtered here, workspaces, resources and members
 * found by the API.
 */
export function usePaletteGroups(query: string, here: Here): PaletteGroup[] {
  const navigate = useNavigate();
  const go = useSwitchWorkspace();
  const [search] = useDebouncedValue(query.trim(), 150);
  const actions = usePaletteActions(here);
  const pages = here.spots.flatMap((spot) =>
    pageActions(
      spot,
      [...offeredIn(spot), ...kindsIn(spot), ...kindsAcross(spot)],
      (link) => void navigate(link as NavigateOptions),
    ),
  );
  const fits = ({ label, words = "" }: PaletteAction) => isFoundIn(`${label} ${words}`, query);

  const workspaces = useQuery({
    ...trpc.workspaces.mine.queryOptions({ search, includeArchived: true, limit: maxFound }),
    placeholderData: keepPreviousData,
  });
  const { workspace, address } = here;
  const members = useQuery({
    ...trpc.members.list.queryOptions(
      workspace === undefined || search.length < 2
        ? skipToken
        : { workspace: workspace.id, search, limit: maxFound },
    ),
    placeholderData: keepPreviousData,
  });

  const resources = useFoundResources(search, here);

  // Until the API has answered for the current input, earlier results are offered only if they match.
  const stillFits = ({ isPlaceholderData }: { readonly isPlaceholderData: boolean }) => {
    const answered = !isPlaceholderData && search === query.trim();
    return (action: PaletteAction) =>
      answered || fits(action) || fits({ ...action, label: action.description ?? "" });
  };

  const groups: PaletteGroup[] = [
    {
      label: t.spotlightWorkspaces,
      actions: (workspaces.data?.items ?? [])
        .map((item) => ({
          id: item.id,
          label: item.name,
          description: whereIs(item),
          icon: <Initials name={item.name} of={item.id} size={24} />,
          run: () => go(item),
        }))
        .filter(stillFits(workspaces)),
    },
    { label: t.spotlightResources, actions: resources.actions.filter(stillFits(resources)) },
    { label: t.spotlightPages, actions: pages.filter(fits) },
    { label: t.spotlightActions, actions: actions.filter(fits) },
    {
      label: t.spotlightMembers,
      actions: (search.length < 2 || address === null ? [] : (members.data?.items ?? []))
        .map((member) => ({
          id: member.userId,
          label: member.name,
          description: member.email,
          icon: <IconUser size={20} aria-hidden />,
          run: () => {
            if (address !== null) void navigate(paths.member({ workspace: address, user: member.userId }));
          },
        }))
        .filter(stillFits(members)),
    },
  ];
  return groups.filter((group) => group.actions.length > 0);
}

/** Its organization, its slug, and its state if unusual. */
function whereIs({ name, slug, state, organization }: MyWorkspace): string {
  const place = organization.name === name ? [] : [organization.name];
  return [...place, slug, ...(state === "active" ? [] : [texts.common.states[state]])].join(" · ");
}
