import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { addressOf } from "../address.ts";
import { trpc } from "../api.ts";
import { iconOf } from "../kindIcons.ts";
import { blueprint } from "../kinds.ts";
import { type Place, paths } from "../paths.ts";
import type { Here } from "./here.ts";
import type { PaletteAction } from "./paletteActions.tsx";

/**
 * Resources of all kinds whose title contains the text, as palette entries: those of the organization and its workspaces
 * or, for a person without an organization, of the workspace.
 */
export function useFoundResources(search: string, { workspace, organization }: Here) {
  const navigate = useNavigate();
  const place =
    organization === null ? workspace && { workspace: workspace.id } : { organization: organization.id };
  const { data, isPlaceholderData } = useQuery({
    ...trpc.resources.search.queryOptions(
      place === undefined || search.length < 2 ? skipToken : { ...place, search },
    ),
    placeholderData: keepPreviousData,
  });
  const at = organization ?? workspace?.organization;
  if (at === undefined || search.length < 2) return { isPlaceholderData, actions: [] };
  const { resourceKinds } = blueprint(at.blueprint);
  const actions = (data?.items ?? []).flatMap(
    ({ id, kind: key, title, workspace: home }): PaletteAction[] => {
      const kind = resourceKinds.find((each) => each.key === key);
      if (kind === undefined) return [];
      const Picture = iconOf(kind, resourceKinds);
      const where: Place =
        home === null
          ? { organization: at.slug }
          : { workspace: addressOf({ slug: home.slug, organization: at }) };
      return [
        {
          id,
          label: title,
          description: [kind.name, ...(home === null ? [] : [home.name])].join(" · "),
          icon: <Picture size={20} aria-hidden />,
          run: () => void navigate(paths.resource({ ...where, kind: key, id })),
        },
      ];
    },
  );
  return { isPlaceholderData, actions };
}
