import type { Place } from "./stage.ts";

/** What a place's inputs are made of. */
type Sample = (place: Place) => Record<string, unknown> | undefined;

const nothing: Sample = () => undefined;
const workspace: Sample = ({ workspace }) => ({ workspace });
const organization: Sample = ({ organization }) => ({ organization });
const confirmed: Sample = ({ workspace }) => ({ workspace, confirmation: "not the right word" });
const role = ({ blueprint }: Place) => blueprint.roles.workspace.at(-1)?.key;

/**
 * A good input for every procedure: one that passes its contract and names what is there. The tests that walk the router
 * fail on a procedure without one.
 */
export const inputs: Readonly<Record<string, Sample>> = {
  "instance.get": nothing,
  "session.me": nothing,
  "session.list": nothing,
  "session.signOutElsewhere": () => ({}),
  "organizations.list": nothing,
  "organizations.create": ({ blueprint }) => ({ blueprint: blueprint.key, name: "New", slug: "a-new-one" }),
  "organizations.get": organization,
  "organizations.requestDeletion": ({ organization }) => ({
    organization,
    confirmation: "not the right word",
  }),
  "organizations.cancelDeletion": organization,
  "workspaces.mine": () => ({}),
  "workspaces.list": organization,
  "workspaces.create": ({ organization }) => ({ organization, name: "New", slug: "a-new-one" }),
  "workspaces.get": workspace,
  "workspaces.rename": ({ workspace }) => ({ workspace, name: "Another" }),
  "workspaces.describe": ({ workspace }) => ({ workspace, description: "Another" }),
  "workspaces.archive": confirmed,
  "workspaces.unarchive": workspace,
  "workspaces.setDefault": workspace,
  "workspaces.requestDeletion": confirmed,
  "workspaces.restore": workspace,
  "workspaces.switch": workspace,
  "workspaces.checkSlug": ({ blueprint }) => ({ blueprint: blueprint.key, slug: "a-new-one" }),
  "members.list": workspace,
  "members.candidates": workspace,
  "members.add": (place) => ({ workspace: place.workspace, email: place.outsider.email, role: role(place) }),
  "members.changeRole": (place) => ({
    workspace: place.workspace,
    userId: place.member.id,
    role: role(place),
  }),
  "members.remove": ({ workspace, member }) => ({ workspace, userId: member.id }),
  "members.leave": workspace,
  "members.makeOwner": ({ workspace, member }) => ({ workspace, userId: member.id }),
  "access.check": ({ workspace }) => ({ workspace, permission: "member:read" }),
  "audit.list": workspace,
  "audit.listOrganization": organization,
  "audit.verify": workspace,
  "platform.organizations": () => ({}),
  "platform.workspaces": organization,
  "platform.restoreWorkspace": workspace,
  "platform.changeSlug": ({ workspace }) => ({ workspace, slug: "a-new-one" }),
  "platform.rescueWorkspace": ({ workspace, outsider }) => ({ workspace, email: outsider.email }),
  "platform.liftLimit": ({ organization }) => ({ organization, limit: "activeWorkspaces", value: 200 }),
  "platform.confirmDeletion": ({ organization }) => ({ organization, confirmation: "not the right word" }),
  "platform.restoreOrganization": organization,
  "platform.outbox": () => ({}),
};
