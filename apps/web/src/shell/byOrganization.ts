import type { MyWorkspace } from "../access.ts";
import { blueprint, standsAlone } from "../kinds.ts";

type Section = { readonly organization: string | null; readonly workspaces: MyWorkspace[] };

/** The workspaces grouped by organization, in the given order; flat ones, whose organization is hidden, come first. */
export function byOrganization(workspaces: readonly MyWorkspace[]): Section[] {
  const flat: Section = { organization: null, workspaces: [] };
  const sections = new Map<string, Section>();
  for (const workspace of workspaces) {
    const { id, name, blueprint: rules } = workspace.organization;
    let section = flat;
    if (!standsAlone(blueprint(rules))) {
      section = sections.get(id) ?? { organization: name, workspaces: [] };
      sections.set(id, section);
    }
    section.workspaces.push(workspace);
  }
  return flat.workspaces.length === 0 ? [...sections.values()] : [flat, ...sections.values()];
}
