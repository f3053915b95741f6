import type { PermissionName } from "@bailiwick/domain";
import type { Caller } from "./caller.ts";

/** What the demo shows of one blueprint: people in every role, teams, invitations, and a workspace in every state. */
export type DemoOrganization = {
  readonly blueprint: string;
  /** Of everybody's address. */
  readonly domain: string;
  /** From the address's local part to the name. The first person founds, or is appointed by who does. */
  readonly people: Readonly<Record<string, string>>;
  /** In a flat blueprint, each is one workspace. */
  readonly founded: readonly DemoFounding[];
};

/** From a person's local part to a role. */
type Roles = Readonly<Record<string, string>>;

export type DemoFounding = {
  readonly name: string;
  readonly slug: string;
  readonly plan?: string;
  /** Who joins the organization, in which of its roles. */
  readonly joined?: Roles;
  /** Roles of its own, made by the founder. */
  readonly roles?: readonly DemoRole[];
  /** What is in the workspace that comes with it. */
  readonly first?: DemoContents;
  readonly created?: readonly DemoWorkspace[];
  readonly teams?: readonly DemoTeam[];
  /** Who was invited to the organization itself, and whose invitation has run out by now. */
  readonly invited?: Roles;
  readonly expired?: Roles;
};

/** A workspace role beside the built-in ones; its key is made from its name. */
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
  /** Addresses that were invited, and those whose invitation has run out by now. */
  readonly invited?: Roles;
  readonly expired?: Roles;
  /** What happened to it since. */
  readonly became?: "archived" | "deleted";
};

export type DemoWorkspace = DemoContents & {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  /** Who created it and looks after it; the founder, when nobody is named. */
  readonly by?: string;
};

export type DemoTeam = {
  readonly name: string;
  readonly people: readonly string[];
  /** From a workspace's slug to the role that the team has in it. */
  readonly grants: Roles;
};
