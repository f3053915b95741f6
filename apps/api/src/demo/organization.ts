import type { PermissionName } from "@bailiwick/domain";
import type { Caller } from "./caller.ts";
import type { DemoResource } from "./resource.ts";

/** The demo of one blueprint: people in every role, teams, invitations, and a workspace in every state. */
export type DemoOrganization = {
  readonly blueprint: string;
  /** The domain of everyone's address. */
  readonly domain: string;
  /** From the address's local part to the name. The first person creates it, or is appointed by its creator. */
  readonly people: Readonly<Record<string, string>>;
  /** In a flat blueprint, each is one workspace. */
  readonly tenants: readonly DemoTenant[];
};

/** From a person's local part to a role. */
type Roles = Readonly<Record<string, string>>;

export type DemoTenant = {
  readonly name: string;
  readonly slug: string;
  readonly plan?: string;
  /** The plan to which it changed since, in its first billing cycle. */
  readonly changed?: string;
  /** Who joins the organization, in which of its roles. */
  readonly joined?: Roles;
  /** Custom roles, made by the creator. */
  readonly roles?: readonly DemoRole[];
  /** What belongs to the organization itself. */
  readonly resources?: readonly DemoResource[];
  /** The content of the workspace that comes with it. */
  readonly first?: DemoContents;
  readonly created?: readonly DemoWorkspace[];
  readonly teams?: readonly DemoTeam[];
  /** How much of each quota workspaces are allotted, and what they used of it, by meter and slug. */
  readonly quotas?: Readonly<Record<string, Readonly<Record<string, DemoQuota>>>>;
  /** Invitations to the organization itself, and expired ones. */
  readonly invited?: Roles;
  readonly expired?: Roles;
};

export type DemoQuota = { readonly allotted: number; readonly used: number };

/** A workspace role besides the built-in ones; its key is derived from its name. */
export type DemoRole = {
  readonly name: string;
  readonly description: string;
  readonly permissions: PermissionName[];
};

type Setting = Parameters<Caller["settings"]["update"]>[0];

export type DemoContents = {
  readonly description?: string;
  readonly members?: Roles;
  readonly settings?: Readonly<Record<string, Setting["value"]>>;
  readonly timeZone?: string;
  readonly locale?: "en" | "de";
  /** Invited addresses, and those whose invitation has expired. */
  readonly invited?: Roles;
  readonly expired?: Roles;
  readonly resources?: readonly DemoResource[];
  /** What happened to it since. */
  readonly became?: "archived" | "deleted";
};

export type DemoWorkspace = DemoContents & {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  /** Its creator and manager; the organization's creator if not given. */
  readonly by?: string;
};

export type DemoTeam = {
  readonly name: string;
  readonly people: readonly string[];
  /** From a workspace's slug to the team's role in it. */
  readonly grants: Roles;
};
