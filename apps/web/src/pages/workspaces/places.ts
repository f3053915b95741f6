import {
  allOf,
  type Blueprint,
  can,
  canCreateWorkspace,
  canFound,
  type Decision,
  type InstanceMode,
} from "@bailiwick/domain";
import { actorInOrganization, type Me, type Organization, type OrganizationSummary } from "../../access.ts";
import { blueprint, standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";

const t = texts.workspaces;

/** Where a workspace can be made: in an organization that there is, or by founding one of a kind. */
export type Place = {
  /** What the choice is told apart by: an organization's slug, or a blueprint's key. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly blueprint: Blueprint;
  /** Null when a new organization is founded. */
  readonly organization: OrganizationSummary | null;
  /** Whether this person may. */
  readonly decision: Decision;
};

/** What the instance offers. */
export type Offer = {
  readonly blueprints: readonly string[];
  readonly defaultBlueprint: string;
  readonly mode: InstanceMode;
};

/** What is known of an organization where the person may create: its plan, and how much room there is (P21, M51). */
export type Room = Pick<Organization, "id" | "plan" | "activeWorkspaces" | "workspaceLimit">;

/** Every place that this person could think of, the ones they may use first. */
export function placesFor(
  me: Me,
  organizations: readonly OrganizationSummary[],
  rooms: readonly Room[],
  { blueprints: offered, defaultBlueprint, mode }: Offer,
): Place[] {
  const inside = organizations.map((organization): Place => {
    const actor = actorInOrganization(me, organization);
    const rules = blueprint(organization.blueprint);
    const room = rooms.find(({ id }) => id === organization.id);
    return {
      key: organization.slug,
      title: t.inside(organization.name),
      description: t.insideDescription,
      blueprint: rules,
      organization,
      decision: allOf(
        () => can(actor, "workspace:create"),
        () => (room === undefined ? { allowed: true } : canCreateWorkspace(rules, roomFacts(room, mode))),
      ),
    };
  });
  const founded = offered
    .map(blueprint)
    .sort((one, other) => Number(other.key === defaultBlueprint) - Number(one.key === defaultBlueprint))
    .map(
      (rules): Place => ({
        key: rules.key,
        title: rules.name,
        description: `${rules.description} ${comesWith(rules)}`,
        blueprint: rules,
        organization: null,
        decision: canFound(rules, "customer"),
      }),
    );
  const all = [...inside, ...founded];
  return [
    ...all.filter(({ decision }) => decision.allowed),
    ...all.filter(({ decision }) => !decision.allowed),
  ];
}

/** What the rules on one more workspace ask of an organization. */
export function roomFacts({ plan, activeWorkspaces, workspaceLimit }: Omit<Room, "id">, mode: InstanceMode) {
  return { activeWorkspaces, activeLimit: workspaceLimit, plan: { plan, mode } };
}

/** What somebody makes who founds one of the kind. */
function comesWith(rules: Blueprint): string {
  return standsAlone(rules) ? t.flatDescription : t.organizationDescription[rules.defaultWorkspace.kind];
}
