import { aiGovernance, type Blueprint, complianceOps } from "@bailiwick/domain";

/*
 * Who is where. Everything is computed from numbers, so that filling and querying a database agree without a lookup.
 * Workspace w has the people w·50 … w·50+49, wrapping around: everyone is in ten workspaces.
 */

/** Members of each workspace. */
export const membersEach = 50;

/** The totals of an instance. */
export type Population = { readonly workspaces: number; readonly members: number; readonly people: number };

/** The population with this many members: fifty per workspace, everyone in ten of them. */
export function population(members: number): Population {
  return { workspaces: members / membersEach, members, people: members / 10 };
}

/** Of twenty workspaces, the last ten share an organization; each of the others is standalone. */
const shared = 20;
const together = 10;

/** The blueprint of a workspace. */
export function blueprintOf({ workspaces }: Population, workspace: number): Blueprint {
  return workspace < workspaces - workspaces / shared ? complianceOps : aiGovernance;
}

/** The organization of a workspace, by the number of its first workspace. */
export function organizationOf(whole: Population, workspace: number): number {
  return blueprintOf(whole, workspace).topology === "flat" ? workspace : workspace - (workspace % together);
}

/** The numbers of the organizations, each that of its first workspace. */
export function* organizationsOf(whole: Population): Generator<number> {
  for (let n = 0; n < whole.workspaces; n += 1) if (organizationOf(whole, n) === n) yield n;
}

/** The person in the nth seat of a workspace. */
export function personIn({ people }: Population, workspace: number, seat: number): number {
  return (workspace * membersEach + seat) % people;
}

/** The role of a seat, from the blueprint's highest to its lowest: one, three, thirty, and the rest. */
export function roleOf(blueprint: Blueprint, seat: number): string {
  const roles = blueprint.roles.workspace.toSorted((a, b) => b.rank - a.rank);
  const place = seat === 0 ? 0 : seat < 4 ? 1 : seat < 34 ? 2 : 3;
  // With three roles, the first four seats share the highest.
  return roles[Math.max(0, place + roles.length - 4)]?.key ?? "";
}

const kinds = { organization: 1, workspace: 2, person: 3, session: 4, member: 5, team: 6 } as const;

/** Spreads the bits of a 32-bit number over all of it (MurmurHash3's finalizer). */
function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function hexDigits(value: number): string {
  return value.toString(16).padStart(8, "0");
}

/**
 * The id of the nth thing of a kind: 32 hex digits in random order, unique because they contain the number itself,
 * mixed.
 */
export function hexOf(kind: keyof typeof kinds, n: number): string {
  const seed = mix(kinds[kind]);
  return (
    hexDigits(mix(n ^ seed)) + hexDigits(mix(n + 1)) + hexDigits(mix(seed - n)) + hexDigits(mix(n * 7 + seed))
  );
}

/** The same as a UUID of version 8, for custom schemes (RFC 9562). */
export function idOf(kind: keyof typeof kinds, n: number): string {
  const hex = hexOf(kind, n);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Names that sort like their numbers. */
export function nameOf(person: number): string {
  return `Person ${String(person).padStart(7, "0")}`;
}

export function emailOf(person: number): string {
  return `person-${person}@people.example`;
}

export function slugOf(workspace: number): string {
  return `workspace-${workspace}`;
}

/** A signed-in admin of a workspace, to send requests as. */
export type Asker = {
  readonly workspace: number;
  readonly person: number;
  /** Their seat in the workspace; see {@link roleOf}. */
  readonly seat: number;
  readonly token: string;
};

/** Admins of workspaces all over the instance, at most one each. */
export function askers(whole: Population, count = 1_000): Asker[] {
  const total = Math.min(count, whole.workspaces);
  return Array.from({ length: total }, (_, n) => {
    const workspace = Math.floor((n * whole.workspaces) / total);
    const seat = 1;
    return { workspace, seat, person: personIn(whole, workspace, seat), token: hexOf("session", n) };
  });
}
