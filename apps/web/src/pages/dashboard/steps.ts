import { can, canOffer, type Decision, permission } from "@bailiwick/domain";
import { type Icon, IconPencil, IconShieldCheck, IconSpeakerphone, IconUserPlus } from "@tabler/icons-react";
import type { LinkProps } from "@tanstack/react-router";
import { iconOf } from "../../kindIcons.ts";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import type { InWorkspace } from "../../workspace.ts";
import type { First } from "./useFirst.ts";

const memberAdd = permission("member:add");
const invitationCreate = permission("invitation:create");

const t = texts.workspaces.steps;

/** A step in a workspace that is being set up. */
export type Step = {
  readonly key: string;
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly link: LinkProps;
  readonly done: boolean;
  /** Whether this person can do it. */
  readonly decision: Decision;
};

/**
 * The steps in a workspace of this kind (V62), for people who can do them. Viewing something is done once it was
 * viewed; the rest is done when the workspace shows it, no matter who did it.
 */
export function stepsOf(here: InWorkspace, seen: readonly string[], first: First | null): Step[] {
  const { workspace, address, actor, facts, blueprint } = here;
  const at = { workspace: address };
  const adding = can(actor, memberAdd);
  const steps: (Step | false)[] = [
    first !== null &&
      first.kind.verbs.create !== undefined && {
        key: "first",
        icon: iconOf(first.kind, blueprint.resourceKinds),
        title: texts.resources.addOne(first.kind.name),
        text: first.kind.description,
        link: paths.newResource({ ...at, kind: first.kind.key }),
        done: first.isThere,
        decision: can(actor, `${first.kind.key}:create`),
      },
    {
      key: "invite",
      icon: IconUserPlus,
      title: t.invite,
      text: t.inviteDescription,
      link: paths.members(at, { add: true }),
      done: workspace.memberCount > 1,
      decision: adding.allowed ? adding : can(actor, invitationCreate),
    },
    {
      key: "describe",
      icon: IconPencil,
      title: t.describe,
      text: t.describeDescription,
      link: paths.settings(at),
      done: workspace.description !== "",
      decision: canOffer(actor, "describe", facts),
    },
    blueprint.settings.some(({ needs }) => needs === undefined) && {
      key: "defaults",
      icon: IconSpeakerphone,
      title: t.defaults,
      text: t.defaultsDescription(blueprint.settings.map(({ name }) => name)),
      link: paths.defaults(at),
      done: seen.includes("defaults"),
      decision: canOffer(actor, "describe", facts),
    },
    {
      key: "roles",
      icon: IconShieldCheck,
      title: t.roles,
      text: t.rolesDescription,
      link: paths.roles(at),
      done: seen.includes("roles"),
      decision: { allowed: true },
    },
  ];
  return steps.filter((step) => step !== false).filter(({ decision }) => decision.allowed);
}
