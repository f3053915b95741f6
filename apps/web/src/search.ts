import type { InvitationState, KeyState } from "@bailiwick/domain";

/*
 * Parses the search parameters of a URL. Invalid ones are ignored, so that a mistyped link shows the page and not an
 * error.
 */

/** The filters of an audit log; all of them are in the URL, so that a view can be shared. */
export type AuditSearch = {
  readonly action?: string;
  readonly person?: string;
  readonly outcome?: "done" | "refused";
  /** Days, as YYYY-MM-DD in the reader's time zone. */
  readonly from?: string;
  readonly to?: string;
  /** Part of the actor, the target or a value. */
  readonly text?: string;
  /** The number of the open entry. */
  readonly entry?: number;
};

/** Which people to list, and in which order (by name by default). */
export type PeopleSearch = {
  readonly search?: string;
  readonly role?: string;
  readonly state?: "active" | "suspended";
  readonly sort?: "added";
  readonly descending?: boolean;
};

/** Which members to list, and whether the dialog to add one is open. */
export type MembersSearch = PeopleSearch & { readonly add?: boolean };

/** The search among the invitations, and the state filter. */
export type InvitationsSearch = { readonly search?: string; readonly state?: InvitationState };

/** The search among the keys, and the state filter. */
export type KeysSearch = { readonly search?: string; readonly state?: KeyState };

/** The search among the teams, their order (by name), and whether the dialog to create one is open. */
export type TeamsSearch = {
  readonly search?: string;
  readonly descending?: boolean;
  readonly create?: boolean;
};

/** Which resources of a kind to list, and in which order; a filter has the key of its field after `filter-`. */
export type ResourcesSearch = {
  readonly search?: string;
  readonly sort?: string;
  readonly descending?: boolean;
  /** Instead of the list, its text. */
  readonly view?: "text";
  readonly [filter: `filter-${string}`]: string;
};

/** The key of the role to copy for a new one. */
export type NewRoleSearch = { readonly from?: string };

type Raw = Record<string, unknown>;

/** A text under the key, at most `longest` characters long; undefined otherwise. */
function text<Key extends string>(raw: Raw, key: Key, maxLength = 100): { [K in Key]?: string } {
  const value = raw[key];
  // The router parses a text of digits as a number.
  const written = typeof value === "number" ? String(value) : value;
  const found = typeof written === "string" && written !== "" && written.length <= maxLength;
  return (found ? { [key]: written } : {}) as { [K in Key]?: string };
}

function day<Key extends string>(raw: Raw, key: Key): { [K in Key]?: string } {
  const value = raw[key];
  const found =
    typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  return (found ? { [key]: value } : {}) as { [K in Key]?: string };
}

export const readNext = (raw: Raw) => text(raw, "next", 2_000);
export const readToken = (raw: Raw) => text(raw, "token", 2_000);
export const readInvitation = (raw: Raw) => ({ ...text(raw, "token", 2_000), ...text(raw, "email", 320) });
export const readOrganization = (raw: Raw) => text(raw, "organization", 61);

export function readMembersSearch(raw: Raw): MembersSearch {
  const { state } = raw;
  return {
    ...text(raw, "search"),
    ...text(raw, "role", 64),
    ...(state === "active" || state === "suspended" ? { state } : {}),
    ...(raw.sort === "added" ? { sort: raw.sort } : {}),
    ...(raw.descending === true ? { descending: true } : {}),
    ...(raw.add === true ? { add: true } : {}),
  };
}

/** A change of the filters, without empty ones, which are removed from the URL. */
export function changed<Search extends object>(
  search: Search,
  change: { readonly [Field in keyof Search]?: Search[Field] | undefined },
): Search {
  const kept = Object.entries({ ...search, ...change }).filter(
    ([, value]) => value !== undefined && value !== "" && value !== false,
  );
  return Object.fromEntries(kept) as Search;
}

/** Whether the dialog to add someone is open, on any page of the members. */
export const readAdd = (raw: Raw): Pick<MembersSearch, "add"> => (raw.add === true ? { add: true } : {});

// Checked against the domain by its type: this file is in the first load, the domain is not.
const invitationStates: Readonly<Record<InvitationState, true>> = {
  pending: true,
  accepted: true,
  declined: true,
  revoked: true,
  expired: true,
};

const keyStates: Readonly<Record<KeyState, true>> = { active: true, expired: true, revoked: true };

/** Reads the search among things with states, and the state filter. */
function readWithState<State extends string>(states: Readonly<Record<State, true>>) {
  return (raw: Raw): { readonly search?: string; readonly state?: State } => {
    const { state } = raw;
    const known = typeof state === "string" && Object.hasOwn(states, state);
    return { ...text(raw, "search"), ...(known ? { state: state as State } : {}) };
  };
}

export const readInvitationsSearch = readWithState(invitationStates);
export const readKeysSearch = readWithState(keyStates);

export function readTeamsSearch(raw: Raw): TeamsSearch {
  return {
    ...text(raw, "search"),
    ...(raw.descending === true ? { descending: true } : {}),
    ...(raw.create === true ? { create: true } : {}),
  };
}

export function readResourcesSearch(raw: Raw): ResourcesSearch {
  const filters = Object.keys(raw).filter((key) => key.startsWith("filter-"));
  return Object.assign(
    {
      ...text(raw, "search"),
      ...text(raw, "sort", 40),
      ...(raw.descending === true ? { descending: true } : {}),
      ...(raw.view === "text" ? { view: "text" as const } : {}),
    },
    ...filters.map((key) => text(raw, key, 200)),
  );
}

/** The resource under which a new one is created. */
export const readParent = (raw: Raw) => text(raw, "parent", 36);

export const readNewRole = (raw: Raw): NewRoleSearch => text(raw, "from", 40);

export function readAuditSearch(raw: Raw): AuditSearch {
  const { outcome } = raw;
  return {
    ...text(raw, "action"),
    ...text(raw, "person"),
    ...(outcome === "done" || outcome === "refused" ? { outcome } : {}),
    ...day(raw, "from"),
    ...day(raw, "to"),
    ...text(raw, "text"),
    ...(typeof raw.entry === "number" && Number.isSafeInteger(raw.entry) && raw.entry > 0
      ? { entry: raw.entry }
      : {}),
  };
}
