import { expect, test } from "vitest";
import type { PermissionName } from "../access/permissions.ts";
import {
  extraRole,
  faultsOf,
  flat,
  giving,
  type Inconsistent,
  name,
  sound,
  taking,
  without,
  withPlans,
  withRoles,
} from "./inconsistent.fixture.ts";

/** A blueprint whose roles, topology and owners do not fit together. */
const inconsistent: Inconsistent = [
  ["a key with capitals", { ...sound, key: "Data Security" }, "its key is not lower-case words with hyphens"],
  ["no name", { ...sound, name: "" }, "data-security lacks a name or a sentence"],
  [
    "a role without a sentence",
    withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, description: "" }]),
    "guest lacks a name or a sentence",
  ],
  [
    "a role that appears twice",
    withRoles(sound, "workspace", (roles) => [...roles, extraRole, { ...extraRole, rank: -1 }]),
    "the role guest appears twice",
  ],
  [
    "one key for an organization role and a workspace role",
    withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, key: "org_member" }]),
    "the role org_member appears twice",
  ],
  [
    "a plan that appears twice",
    withPlans(flat, (plans) => [...plans, ...plans.slice(0, 1)]),
    "the plan free appears twice",
  ],
  [
    "roles that are not listed from the top down",
    withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, rank: 90 }]),
    "the role guest does not rank below viewer, which it follows",
  ],
  [
    "two roles of one rank",
    withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, rank: 10 }]),
    "the role guest does not rank below viewer, which it follows",
  ],
  [
    "a permission that is none",
    giving(sound, "workspace", "viewer", name("member:fly") as PermissionName),
    "the role viewer holds member:fly, which is no permission",
  ],
  [
    "a permission that is listed twice",
    giving(sound, "workspace", "viewer", "member:read"),
    "the role viewer lists member:read twice",
  ],
  [
    "a role with a permission of the platform admin",
    giving(sound, "organization", "org_admin", "platform:read"),
    "the role org_admin holds platform:read, which is the platform admin's",
  ],
  [
    "a workspace role with a permission of the organization",
    giving(sound, "workspace", "admin", "organization:update"),
    "the workspace role admin holds organization:update, which is the organization's",
  ],
  [
    "a workspace role that cannot open its workspace",
    taking(sound, "workspace", "viewer", "workspace:read"),
    "the workspace role viewer lacks workspace:read",
  ],
  [
    "a workspace role that cannot leave",
    taking(sound, "workspace", "viewer", "member:leave"),
    "the workspace role viewer lacks member:leave",
  ],
  ["no workspace role at all", withRoles(sound, "workspace", () => []), "it has no workspace role"],
  [
    "a creator of workspaces with an unknown role",
    { ...sound, creator: { ...sound.creator, workspace: "king" } },
    "the creator of a workspace becomes king, which is not among the roles",
  ],
  [
    "a founder with an unknown role",
    { ...sound, creator: { ...sound.creator, organization: "king" } },
    "the creator of an organization becomes king, which is not among the roles",
  ],
  [
    "people who join with an unknown role",
    { ...sound, defaultRole: "admin" },
    "who joins an organization becomes admin, which is not among the roles",
  ],
  [
    "an unknown owner",
    { ...sound, owner: { ...sound.owner, role: "org_admin" } },
    "the owner is org_admin, which is not among the roles",
  ],
  [
    "an unknown stand-in for the owner",
    { ...sound, owner: { ...sound.owner, orOrganizationRole: "admin" } },
    "the owner's stand-in is admin, which is not among the roles",
  ],
  [
    "an unknown role in the default workspace",
    { ...sound, defaultWorkspace: { kind: "one", name: "Default", defaultRole: "guest" } },
    "who joins the default workspace becomes guest, which is not among the roles",
  ],
  [
    "flat topology with organization roles",
    withRoles(flat, "organization", () => [{ ...extraRole, permissions: ["organization:read"] }]),
    "it is flat and has organization roles",
  ],
  [
    "flat topology whose creator gets an organization role",
    { ...flat, creator: { workspace: "owner", organization: "owner" } },
    "it is flat and the creator gets an organization role",
  ],
  [
    "flat topology that people join",
    { ...flat, defaultRole: "member" },
    "it is flat and people join organizations",
  ],
  [
    "flat topology with a stand-in for the owner",
    { ...flat, owner: { role: "owner", orOrganizationRole: "org_admin" } },
    "it is flat and an organization role acts for the owner",
  ],
  [
    "flat topology where not anyone creates",
    { ...flat, workspaceCreation: "organization_role" },
    "it is flat and not anyone creates a workspace",
  ],
  [
    "flat topology whose organizations not anyone creates",
    { ...flat, organizationCreation: "platform" },
    "it is flat and not anyone creates an organization",
  ],
  [
    "organizations that the platform admin creates and does not staff",
    { ...sound, organizationAdmins: "organization" },
    "the platform admin creates organizations and does not appoint their admins, so they start without any",
  ],
  [
    "appointed admins who are not the owner's stand-in",
    { ...sound, owner: { ...sound.owner, orOrganizationRole: null } },
    "the platform admin appoints the admins of an organization, and none of them acts for the owner",
  ],
  [
    "flat topology with a default workspace",
    { ...flat, defaultWorkspace: { kind: "private", name: "Mine" } },
    "it is flat and has a default workspace",
  ],
  [
    "flat topology that keeps one workspace active",
    { ...flat, archive: { offered: false, keepsOneActive: true } },
    "it is flat and keeps one workspace active",
  ],
  [
    "flat topology with slugs by organization",
    { ...flat, slug: { ...flat.slug, scope: "organization" } },
    "it is flat and its slugs are not unique in the instance",
  ],
  [
    "organizations without an organization role",
    withRoles(sound, "organization", () => []),
    "it has organizations and no organization role",
  ],
  [
    "organizations that no one can join",
    { ...sound, defaultRole: null },
    "it has organizations and no role for who joins one",
  ],
  [
    "organizations that anyone creates without a role",
    { ...sound, organizationCreation: "anyone" },
    "anyone creates an organization and gets no role in it",
  ],
  [
    "an organization role that cannot see the organization",
    taking(sound, "organization", "org_member", "organization:read"),
    "the organization role org_member lacks organization:read",
  ],
  [
    "an owner who cannot make owners",
    taking(sound, "workspace", "admin", "member:make_owner"),
    "the owner's role lacks member:make_owner",
  ],
  [
    "an owner who cannot add members",
    taking(sound, "workspace", "admin", "member:add"),
    "the owner's role lacks member:add",
  ],
  [
    "an owner who cannot change roles",
    taking(sound, "workspace", "admin", "member:change_role"),
    "the owner's role lacks member:change_role",
  ],
  [
    "an owner who cannot remove members",
    taking(sound, "workspace", "admin", "member:remove"),
    "the owner's role lacks member:remove",
  ],
  [
    "a maker of owners who holds less than an owner",
    giving(sound, "workspace", "editor", "member:make_owner"),
    "the role editor makes owners and does not hold all that an owner holds",
  ],
  [
    "a creator who does not become the owner",
    { ...sound, creator: { ...sound.creator, workspace: "viewer" } },
    "the creator of a workspace does not become its owner, so it starts without one",
  ],
  [
    "a role for creating where anyone creates",
    { ...sound, workspaceCreation: "anyone" },
    "anyone creates a workspace, and a role holds workspace:create",
  ],
  ["no one who can create", without(sound, "workspace:create"), "no role holds workspace:create"],
];

test.each(inconsistent)("defineBlueprint refuses %s", (_, spec, fault) => {
  expect(faultsOf(spec)).toContain(fault);
});
