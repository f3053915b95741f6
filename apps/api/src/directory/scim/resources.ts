import type { DirectoryPerson, DirectoryTeam } from "@bailiwick/contracts";
import type { z } from "zod";
import { ScimFault } from "./errors.ts";
import { memberOf, type Patched, type Shape, truthOf, valuesOf } from "./patch.ts";

export type Person = z.output<typeof DirectoryPerson>;
export type Team = z.output<typeof DirectoryTeam>;

/** A resource as it is sent; `meta` has its type, times, location and version. */
export type Resource = Readonly<Record<string, unknown>> & { readonly meta: { readonly version: string } };

export const schemas = {
  User: "urn:ietf:params:scim:schemas:core:2.0:User",
  Group: "urn:ietf:params:scim:schemas:core:2.0:Group",
} as const;

/** The version of a resource as an entity tag; it counts changes, and not bytes. */
export const tagOf = (version: number): string => `W/"${version}"`;

function metaOf(
  type: "User" | "Group",
  base: string,
  { id, version, createdAt, updatedAt }: Pick<Person, "id" | "version" | "createdAt" | "updatedAt">,
) {
  const location = `${base}/${type}s/${id}`;
  return {
    resourceType: type,
    created: createdAt,
    lastModified: updatedAt,
    location,
    version: tagOf(version),
  };
}

/** Leaves out what has no value (RFC 7643, 2.5). */
const held = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

/** Someone as SCIM's User. @param base the base address of the organization's API */
export function userOf(base: string, person: Person): Resource {
  const { givenName, familyName, displayName, externalId, address, active } = person;
  const name = held({ givenName, familyName });
  const groups = person.teams.map((team) => ({
    value: team.id,
    display: team.name,
    $ref: `${base}/Groups/${team.id}`,
  }));
  return {
    schemas: [schemas.User],
    id: person.id,
    ...held({ externalId, displayName }),
    userName: address,
    ...(Object.keys(name).length === 0 ? {} : { name }),
    active,
    emails: [{ value: address, type: "work", primary: true }],
    ...(groups.length === 0 ? {} : { groups }),
    meta: metaOf("User", base, person),
  };
}

/** A team as SCIM's Group. */
export function groupOf(base: string, team: Team): Resource {
  const members = team.people.map(({ id, address }) => ({
    value: id,
    display: address,
    type: "User",
    $ref: `${base}/Users/${id}`,
  }));
  return {
    schemas: [schemas.Group],
    id: team.id,
    ...held({ externalId: team.externalId }),
    displayName: team.name,
    ...(members.length === 0 ? {} : { members }),
    meta: metaOf("Group", base, team),
  };
}

/** What a PATCH can write of each. */
export const userShape: Shape = {
  userName: "text",
  externalId: "text",
  displayName: "text",
  active: "truth",
  name: "parts",
};
export const groupShape: Shape = { displayName: "text", externalId: "text", members: "values" };

/** What the directory can write of someone, and of a team, as a PATCH changes it. */
export const writtenOf = {
  user: ({ address, externalId, displayName, active, givenName, familyName }: Person): Patched => ({
    userName: address,
    externalId,
    displayName,
    active,
    name: { givenName, familyName },
  }),
  group: ({ name, externalId, people }: Team): Patched => ({
    displayName: name,
    externalId,
    members: people.map(({ id }) => ({ value: id })),
  }),
};

/** A text, or null for none; an empty one is none. */
function text(value: unknown, name: string): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string") throw new ScimFault("invalidValue", `${name} is a text.`);
  return value;
}

/** A text as long as it can be kept: what a directory calls someone is longer at times, and shown only. */
const shown = (value: string | null) =>
  value === null ? null : [...value].slice(0, 200).join("").trim() || null;

/**
 * What a User says, for the verbs.
 * @param active what holds where it says nothing: true for a new person, and what it was for another
 * @throws ScimFault for what can't be one
 */
export function readUser(body: unknown, active: boolean) {
  const address = text(memberOf(body, "userName"), "userName");
  if (address === null) throw new ScimFault("invalidValue", "userName is missing.");
  const said = memberOf(body, "active");
  const name = text(memberOf(body, "displayName"), "displayName");
  return {
    address,
    externalId: text(memberOf(body, "externalId"), "externalId"),
    givenName: shown(text(memberOf(body, "name.givenName"), "name.givenName")),
    familyName: shown(text(memberOf(body, "name.familyName"), "name.familyName")),
    displayName: shown(name ?? text(memberOf(body, "name.formatted"), "name.formatted")),
    active: said === undefined || said === null ? active : truthOf(said, "active"),
  };
}

/** What a Group says, for the verbs. @throws ScimFault for what can't be one */
export function readGroup(body: unknown) {
  const name = text(memberOf(body, "displayName"), "displayName");
  if (name === null) throw new ScimFault("invalidValue", "displayName is missing.");
  return {
    name,
    externalId: text(memberOf(body, "externalId"), "externalId"),
    people: valuesOf(memberOf(body, "members")).map(({ value }) => value),
  };
}
