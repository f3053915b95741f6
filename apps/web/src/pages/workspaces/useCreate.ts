import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import type { Failure } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { paths } from "../../paths.ts";
import { useSwitchWorkspace } from "../../shell/useSwitchWorkspace.ts";
import { texts } from "../../texts/index.ts";
import type { LocaleValues } from "./LocaleFields.tsx";
import type { Place } from "./places.ts";

type Values = LocaleValues & {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly plan: string;
};

/** Creates a workspace, or an organization with its first one, and opens its dashboard (V36). */
export function useCreate({ blueprint, organization }: Place, onFailure: (failure: Failure) => void) {
  const navigate = useNavigate();
  const go = useSwitchWorkspace();
  const failed = (failure: Failure) => {
    onFailure(failure);
    return true;
  };
  const said = (_: unknown, { name }: { name: string }) => texts.workspaces.created(name.trim());
  const create = useChange(trpc.workspaces.create.mutationOptions(), {
    said,
    failed,
    next: (workspace) => go({ ...workspace, state: "active" }),
  });
  const found = useChange(trpc.organizations.create.mutationOptions(), {
    said,
    failed,
    next: (made) => {
      if (made.workspace === null) return navigate(paths.overview({ organization: made.organization.slug }));
      return go({ ...made.workspace, state: "active" });
    },
  });
  return {
    run: ({ plan, ...values }: Values) => {
      if (organization === null) found.mutate({ blueprint: blueprint.key, ...values, plan });
      else create.mutate({ organization: organization.id, ...values });
    },
    busy: create.isPending || found.isPending,
  };
}
