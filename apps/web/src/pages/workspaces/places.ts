import {
  allOf,
  type Blueprint,
  can,
  canCreateOrganization,
  canCreateWorkspace,
  type Decision,
  type InstanceMode,
  permission,
} from "@bailiwick/domain";
import { actorInOrganization, type Me, type Organization, type OrganizationSummary } from "../../access.ts";
import { blueprint, standsAlone } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";

const workspaceCreate = permission("workspace:create");

const t = texts.workspaces;

/** Where a workspace can be created: in an existing organization, or by creating one of a kind. */
export type Place = {
  /** The key of the choice: an organization's slug, or a blueprint's key. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly blueprint: Blueprint;
  /** Null for a new organization. */
  readonly organization: OrganizationSummary | null;
  /** Whether this person can. */
  readonly decision: Decision;
};

/** The instance's offer. */
export type Offer = {
  readonly blueprints: readonly string[];
  readonly defaultBlueprint: string;
  readonly mode: InstanceMode;
};

/** Facts about an organization in which the person can create: its plan, and its remaining room (P21, M51). */
export type Room = Pick<Organization, "id" | "plan" | "activeWorkspaces" | "workspaceLimit">;

/** Every place that this person might think of, the usable ones first. */
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
        () => can(actor, workspaceCreate),
        () => (room === undefined ? { allowed: true } : canCreateWorkspace(rules, roomFacts(room, mode))),
      ),
    };
  });
  const offering = offered
    .map(blueprint)
    .sort((one, other) => Number(other.key === defaultBlueprint) - Number(one.key === defaultBlueprint))
    .map(
      (rules): Place => ({
        key: rules.key,
        title: rules.name,
        description: `${rules.description} ${comesWith(rules)}`,
        blueprint: rules,
        organization: null,
        decision: canCreateOrganization(rules, "customer"),
      }),
    );
  const all = [...inside, ...offering];
  return [
    ...all.filter(({ decision }) => decision.allowed),
    ...all.filter(({ decision }) => !decision.allowed),
  ];
}

/** The facts about an organization for the rules on one more workspace. */
export function roomFacts({ plan, activeWorkspaces, workspaceLimit }: Omit<Room, "id">, mode: InstanceMode) {
  return { activeWorkspaces, activeLimit: workspaceLimit, plan: { plan, mode } };
}

/** What creating one of the kind creates. */
function comesWith(rules: Blueprint): string {
  return standsAlone(rules) ? t.flatDescription : t.organizationDescription[rules.defaultWorkspace.kind];
}
