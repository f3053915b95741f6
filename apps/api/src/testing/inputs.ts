import { billingInputs } from "./billing-inputs.ts";
import { configurationInputs } from "./configuration-inputs.ts";
import { stagedFile } from "./furnish.ts";
import { instanceKeyInputs } from "./instance-key-inputs.ts";
import { quotaInputs } from "./quota-inputs.ts";
import { requestInputs } from "./request-inputs.ts";
import { exportTicket, sampleBatch, sampleFields, sampleKind } from "./resources.ts";
import { reviewInputs } from "./review-inputs.ts";
import { runInputs } from "./run-inputs.ts";
import type { Sample } from "./sample.ts";
import { securityInputs } from "./security-inputs.ts";
import { shownInputs } from "./shown-inputs.ts";
import { signInInputs } from "./sign-in-inputs.ts";
import { type Place, richestPlan } from "./stage.ts";
import { webhookInputs } from "./webhook-inputs.ts";

const nothing: Sample = () => undefined;
const workspace: Sample = ({ workspace }) => ({ workspace });
const organization: Sample = ({ organization }) => ({ organization });
const confirmed: Sample = ({ workspace, confirm }) => ({ workspace, confirmation: confirm.workspace });
const confirmedOrganization: Sample = ({ organization, confirm }) => ({
  organization,
  confirmation: confirm.organization,
});
const transferred: Sample = ({ workspace, destination, confirm }) => ({
  workspace,
  to: destination,
  slug: "a-new-one",
  confirmation: confirm.workspace,
});
const invitation: Sample = (_, { invitation }) => ({ token: invitation });
const newSlug: Sample = ({ workspace }) => ({ workspace, slug: "a-new-one" });
const newPlan: Sample = (place) => ({ organization: place.organization, plan: plan(place) });
const asPlatform =
  (sample: Sample): Sample =>
  (place, subject) => ({ ...sample(place, subject), actingAs: "platform" });
/** A plan that customers choose themselves, if there is one that is not already the place's. */
const plan = ({ blueprint }: Place) => {
  const others = blueprint.plans.filter(({ key }) => key !== richestPlan(blueprint));
  return (others.find(({ selfServe }) => selfServe) ?? others[0])?.key ?? richestPlan(blueprint);
};
const role = ({ blueprint }: Place) => blueprint.roles.workspace.at(-1)?.key;
const team = ({ organization, teams }: Place) => ({ organization, team: teams.granted });
const granted = ({ workspace, teams }: Place) => ({ workspace, team: teams.granted });
const customRole = (place: Place) => ({
  organization: place.organization,
  level: "workspace",
  key: place.customRole,
});
const organizationRole = ({ blueprint }: Place) => blueprint.roles.organization.at(-1)?.key ?? "none";

const aResource = ({ workspace, blueprint, resource }: Place) => ({
  workspace,
  kind: sampleKind(blueprint).key,
  id: resource,
});

/** A PNG of one pixel. */
export const onePixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/**
 * A valid input for every procedure and level, by its title: one that passes its contract and refers to existing
 * things. The tests that walk the router fail on a procedure without one.
 */
export const inputs: Readonly<Record<string, Sample>> = {
  "instance.get": nothing,
  "session.me": nothing,
  "session.list": nothing,
  "session.end": (_, { session }) => ({ session }),
  "session.signOutElsewhere": () => ({}),
  "account.setPreferences": () => ({ locale: "de", timeZone: "Europe/Berlin" }),
  "account.changeAddress": (_, { newAddress }) => ({ token: newAddress }),
  "account.secondFactor": nothing,
  "account.turnOnAuthenticator": (_, { factorProof }) => ({ proof: factorProof }),
  "account.turnOffAuthenticator": (_, { factorProof }) => ({ proof: factorProof }),
  "account.addPasskey": (_, { passkeyProof }) => ({ proof: passkeyProof, name: "Phone" }),
  "account.removePasskey": (_, { passkey, factorProof }) => ({ passkey, proof: factorProof }),
  "account.replaceRecoveryCodes": (_, { factorProof }) => ({ proof: factorProof }),
  "account.deletion": nothing,
  "account.delete": (_, { person, proof }) => ({ confirmation: person?.email ?? "", proof }),
  "account.setPicture": () => ({ image: onePixel }),
  "account.removePicture": () => ({}),
  "account.rename": () => ({ name: "Another name" }),
  "organizations.list": nothing,
  "organizations.create": ({ blueprint }) => ({ blueprint: blueprint.key, name: "New", slug: "a-new-one" }),
  "organizations.allowance": ({ blueprint }) => ({ blueprint: blueprint.key, plan: blueprint.defaultPlan }),
  "organizations.get": organization,
  "organizations.requestDeletion": confirmedOrganization,
  "organizations.cancelDeletion (organization)": organization,
  "organizations.rename": ({ organization }) => ({ organization, name: "Another" }),
  "organizations.setTimeZone": ({ organization }) => ({ organization, timeZone: "Europe/Berlin" }),
  "organizations.helpers": organization,
  "members.list (organization)": organization,
  "members.add (organization)": (place) => ({
    organization: place.organization,
    email: place.stranger.email,
    role: organizationRole(place),
  }),
  "members.changeRole (organization)": (place) => ({
    organization: place.organization,
    userId: place.outsider.id,
    role: organizationRole(place),
  }),
  "members.remove (organization)": ({ organization, outsider }) => ({ organization, userId: outsider.id }),
  "members.changeRoles (organization)": (place) => ({
    organization: place.organization,
    userIds: [place.outsider.id],
    role: organizationRole(place),
  }),
  "members.removeSeveral (organization)": ({ organization, outsider }) => ({
    organization,
    userIds: [outsider.id],
  }),
  "members.leave (organization)": organization,
  "organizations.plan": organization,
  "organizations.changePlan (organization)": newPlan,
  "workspaces.mine": () => ({}),
  "workspaces.list": organization,
  "workspaces.create": ({ organization }) => ({ organization, name: "New", slug: "a-new-one" }),
  "workspaces.get": workspace,
  "workspaces.rename": ({ workspace }) => ({ workspace, name: "Another" }),
  "workspaces.describe": ({ workspace }) => ({ workspace, description: "Another" }),
  "workspaces.localize": ({ workspace }) => ({ workspace, timeZone: "Europe/Berlin", locale: "de" }),
  "workspaces.changeSlug (workspace)": newSlug,
  "workspaces.archive": confirmed,
  "workspaces.unarchive": workspace,
  "workspaces.setDefault": workspace,
  "workspaces.requestDeletion": confirmed,
  "workspaces.restore (workspace)": workspace,
  "workspaces.previewTransfer": ({ workspace, destination }) => ({
    workspace,
    to: destination,
    slug: "a-new-one",
  }),
  "workspaces.transfer (workspace)": transferred,
  "bundles.export": workspace,
  "bundles.upload": () => ({}),
  "bundles.preview": ({ organization }, { upload }) => ({ organization, bundle: upload }),
  "bundles.previewStandalone": (_, { upload }) => ({ bundle: upload }),
  "bundles.import": ({ organization }, { upload }) => ({ organization, bundle: upload }),
  "bundles.importStandalone": (_, { upload }) => ({ bundle: upload }),
  "workspaces.switch": workspace,
  "workspaces.checkSlug": ({ blueprint }) => ({ blueprint: blueprint.key, slug: "a-new-one" }),
  "settings.list": workspace,
  "settings.update": ({ workspace, blueprint }) => {
    const spec = blueprint.settings.find(({ needs }) => needs === undefined);
    return { workspace, key: spec?.key ?? "none", value: spec?.initial ?? "" };
  },
  "members.list (workspace)": workspace,
  "members.candidates": workspace,
  "members.add (workspace)": (place) => ({
    workspace: place.workspace,
    email: place.outsider.email,
    role: role(place),
  }),
  "members.changeRole (workspace)": (place) => ({
    workspace: place.workspace,
    userId: place.member.id,
    role: role(place),
  }),
  "members.remove (workspace)": ({ workspace, member }) => ({ workspace, userId: member.id }),
  "members.changeRoles (workspace)": (place) => ({
    workspace: place.workspace,
    userIds: [place.member.id],
    role: role(place),
  }),
  "members.removeSeveral (workspace)": ({ workspace, member }) => ({ workspace, userIds: [member.id] }),
  "members.leave (workspace)": workspace,
  "members.makeOwner": ({ workspace, member }) => ({ workspace, userId: member.id }),
  "members.get": ({ workspace, member }) => ({ workspace, userId: member.id }),
  "members.transferOwnership": ({ workspace, member }) => ({
    workspace,
    userId: member.id,
    stepDownTo: null,
  }),
  "teamGrants.list": workspace,
  "teamGrants.candidates": workspace,
  "teamGrants.add": (place) => ({ ...granted(place), team: place.teams.idle, role: role(place) }),
  "teamGrants.changeRole": (place) => ({ ...granted(place), role: role(place) }),
  "teamGrants.remove": (place) => granted(place),
  "teams.list": organization,
  "teams.get": (place) => team(place),
  "teams.members": (place) => team(place),
  "teams.workspaces": (place) => team(place),
  "teams.create": ({ organization }) => ({ organization, name: "New" }),
  "teams.rename": (place) => ({ ...team(place), name: "Another" }),
  "teams.delete": (place) => team(place),
  "teams.candidates": (place) => team(place),
  "teams.addMember": (place) => ({ ...team(place), userId: place.colleague.id }),
  "teams.removeMember": (place) => ({ ...team(place), userId: place.member.id }),
  "teams.leave": (place) => ({ ...team(place), team: place.teams.mine }),
  "roles.list (workspace)": workspace,
  "roles.list (organization)": organization,
  "roles.create": ({ organization }) => ({
    organization,
    level: "workspace",
    name: "New",
    permissions: ["workspace:read", "member:leave"],
  }),
  "roles.update": (place) => ({
    ...customRole(place),
    name: "Another",
    permissions: ["workspace:read", "member:leave"],
  }),
  "roles.copyAndReplace": (place) => ({
    organization: place.organization,
    level: "workspace",
    key: role(place),
    name: "Copy",
    permissions: ["workspace:read", "member:leave"],
  }),
  "roles.delete": (place) => customRole(place),
  "invitations.list (workspace)": workspace,
  "invitations.create (workspace)": (place) => ({
    workspace: place.workspace,
    email: place.outsider.email,
    role: role(place),
  }),
  "invitations.resend (workspace)": ({ workspace, invitations }) => ({
    workspace,
    invitation: invitations.workspace,
  }),
  "invitations.revoke (workspace)": ({ workspace, invitations }) => ({
    workspace,
    invitation: invitations.workspace,
  }),
  "invitations.find": invitation,
  "invitations.accept": invitation,
  "invitations.decline": invitation,
  "invitations.list (organization)": organization,
  "invitations.create (organization)": ({ organization, blueprint }) => ({
    organization,
    email: "newly-invited@people.example",
    role: blueprint.defaultRole ?? "no_such_role",
  }),
  "invitations.resend (organization)": ({ organization, invitations }) => ({
    organization,
    invitation: invitations.organization,
  }),
  "invitations.revoke (organization)": ({ organization, invitations }) => ({
    organization,
    invitation: invitations.organization,
  }),
  "access.check": ({ workspace }) => ({ workspace, permission: "member:read" }),
  "access.explain": ({ workspace }) => ({ workspace, permission: "member:add" }),
  "access.preview": ({ workspace, member }) => ({
    act: "members.remove",
    input: { workspace, userId: member.id },
  }),
  "resources.append": ({ workspace, blueprint, resource }) => ({
    workspace,
    ...sampleBatch(blueprint, resource),
  }),
  "keys.list (workspace)": workspace,
  "keys.list (organization)": organization,
  "keys.issue (workspace)": ({ workspace }) => ({ workspace, name: "Deploy", scopes: ["workspace:read"] }),
  "keys.issue (organization)": ({ organization }) => ({
    organization,
    name: "Deploy",
    scopes: ["organization:read"],
  }),
  "keys.update (workspace)": ({ workspace, keys }) => ({ workspace, key: keys.workspace, name: "Renamed" }),
  "keys.update (organization)": ({ organization, keys }) => ({
    organization,
    key: keys.organization,
    name: "Renamed",
  }),
  "keys.rotate (workspace)": ({ workspace, keys }) => ({ workspace, key: keys.workspace }),
  "keys.rotate (organization)": ({ organization, keys }) => ({ organization, key: keys.organization }),
  "keys.revokeSecret (workspace)": ({ workspace, keys }) => ({
    workspace,
    key: keys.rotating.workspace,
    publicId: "Ab3Cd5Ef7G",
  }),
  "keys.revokeSecret (organization)": ({ organization, keys }) => ({
    organization,
    key: keys.rotating.organization,
    publicId: "Ab3Cd5Ef7G",
  }),
  "keys.revoke (workspace)": ({ workspace, keys }) => ({ workspace, key: keys.workspace }),
  "keys.revoke (organization)": ({ organization, keys }) => ({ organization, key: keys.organization }),
  "tokens.list": nothing,
  "tokens.issue": ({ organization }) => ({ organization, name: "Laptop", scopes: ["organization:read"] }),
  "tokens.rotate": ({ organization }, { ownToken }) => ({ organization, token: ownToken }),
  "tokens.revoke": ({ organization }, { ownToken }) => ({ organization, token: ownToken }),
  "machines.connect": ({ workspace }) => ({ workspace, kind: "machine", hostname: "host" }),
  "machines.heartbeat": () => ({}),
  "machines.check": () => ({ verb: "read", path: "/etc/hosts" }),
  "resources.list": ({ workspace, blueprint }) => ({ workspace, kind: sampleKind(blueprint).key }),
  "resources.get": (place) => aResource(place),
  "resources.create": ({ workspace, blueprint }) => {
    const kind = sampleKind(blueprint);
    return { workspace, kind: kind.key, fields: sampleFields(kind, "another") };
  },
  "resources.update": (place) => ({
    ...aResource(place),
    fields: sampleFields(sampleKind(place.blueprint), "another"),
  }),
  "resources.act": (place) => ({
    ...aResource(place),
    action: sampleKind(place.blueprint).states?.actions[0]?.key ?? "none",
  }),
  "resources.approvals": (place) => aResource(place),
  "resources.delete": (place) => aResource(place),
  "resources.previewMove": (place) => ({ ...aResource(place), to: place.beside }),
  "resources.move": (place) => ({ ...aResource(place), to: place.beside, confirmation: "first" }),
  "resources.export": ({ workspace, blueprint }) => ({
    workspace,
    kind: sampleKind(blueprint).key,
    format: "csv",
  }),
  "resources.exportPage": (place, { person }) => {
    const kind = sampleKind(place.blueprint).key;
    return { workspace: place.workspace, kind, ticket: exportTicket(place, kind, person?.id ?? "") };
  },
  ...billingInputs,
  ...instanceKeyInputs,
  ...webhookInputs,
  "storage.list": workspace,
  "storage.credential": workspace,
  "storage.delete": ({ workspace }) => ({ workspace, path: stagedFile }),
  ...signInInputs,
  ...requestInputs,
  ...configurationInputs,
  ...reviewInputs,
  ...securityInputs,
  ...quotaInputs,
  ...runInputs,
  ...shownInputs,
  "events.list (workspace)": workspace,
  "events.list (organization)": organization,
  "audit.list (workspace)": workspace,
  "audit.list (organization)": organization,
  "audit.get (workspace)": ({ workspace }) => ({ workspace, seq: 1 }),
  "audit.get (organization)": ({ organization }) => ({ organization, seq: 1 }),
  "audit.checkpoints (workspace)": workspace,
  "audit.checkpoints (organization)": organization,
  "audit.imported": workspace,
  "audit.verify (workspace)": workspace,
  "audit.verify (organization)": organization,
  "platform.instance": nothing,
  "platform.doctor": nothing,
  "platform.organizations": () => ({}),
  "platform.workspaces": organization,
  "workspaces.restore (platform)": asPlatform(workspace),
  "workspaces.changeSlug (platform)": asPlatform(newSlug),
  "workspaces.transfer (platform)": asPlatform(transferred),
  "platform.rescueWorkspace": ({ workspace, outsider }) => ({ workspace, email: outsider.email }),
  "platform.liftLimit": ({ organization, blueprint }) => ({
    organization,
    limit: Object.keys(blueprint.organizationLimits)[0] ?? "none",
    value: 200,
  }),
  "platform.confirmDeletion": confirmedOrganization,
  "organizations.cancelDeletion (platform)": asPlatform(organization),
  "platform.createOrganization": ({ blueprint, outsider }) => ({
    blueprint: blueprint.key,
    name: "New",
    slug: "a-new-one",
    admin: outsider.email,
  }),
  "platform.appointOrganizationAdmin": ({ organization, outsider }) => ({
    organization,
    email: outsider.email,
  }),
  "platform.dismissOrganizationAdmin": ({ organization, admin }) => ({ organization, userId: admin.id }),
  "organizations.changePlan (platform)": asPlatform(newPlan),
  "platform.people": () => ({}),
  "platform.erasePerson": ({ outsider }) => ({ email: outsider.email }),
  "platform.suspendPerson": ({ outsider }) => ({ userId: outsider.id }),
  "platform.reinstatePerson": ({ suspended }) => ({ userId: suspended.id }),
  "platform.resetSecondFactor": ({ suspended }) => ({ userId: suspended.id }),
  "platform.liftUserLimit": ({ outsider }) => ({
    userId: outsider.id,
    limit: "workspacesPerUser",
    value: 5,
  }),
  "platform.outbox": () => ({}),
};
