import { allowed, type Blueprint, blueprint, can, canFound, type Decision } from "@bailiwick/domain";
import { actorInOrganization, type Me, type OrganizationSummary } from "../../access.ts";
import { texts } from "../../texts/index.ts";

const says = texts.workspaces;

/** Where a workspace can be made: in an organization that there is, or by founding one of a kind. */
export type Place = {
  /** What the choice is told apart by: an organization's slug, or a blueprint's key. */
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly blueprint: Blueprint;
  /** Null when a new organization is founded. */
  readonly organization: OrganizationSummary | null;
  /** Whether this person may. */
  readonly decision: Decision;
};

/** Every place that this person could think of, the ones they may use first. */
export function placesFor(
  me: Me,
  organizations: readonly OrganizationSummary[],
  offered: readonly string[],
  defaultBlueprint: string,
): Place[] {
  const inside = organizations.map((organization): Place => {
    const actor = actorInOrganization(me, organization);
    return {
      key: organization.slug,
      title: says.inside(organization.name),
      says: says.insideSays,
      blueprint: blueprint(organization.blueprint),
      organization,
      decision: can(actor, "workspace:create"),
    };
  });
  const founded = offered
    .map(blueprint)
    .sort((one, other) => Number(other.key === defaultBlueprint) - Number(one.key === defaultBlueprint))
    .map((rules): Place => {
      const flat = rules.topology === "flat";
      const decision = canFound(rules, "customer");
      return {
        key: rules.key,
        title: rules.name,
        says: `${rules.says} ${flat ? says.flatSays : says.organizationSays}`,
        blueprint: rules,
        organization: null,
        decision: decision.allowed ? allowed : decision,
      };
    });
  const all = [...inside, ...founded];
  return [
    ...all.filter(({ decision }) => decision.allowed),
    ...all.filter(({ decision }) => !decision.allowed),
  ];
}
