import { directoryStates, maxDirectoryPeople, maxDirectoryTeamPeople } from "@bailiwick/domain";
import { z } from "zod";
import { Email, Id, Instant, Line, Name, OrganizationRef } from "./text.ts";

const InOrganization = { organization: OrganizationRef };

/** What the directory calls someone or something: any text of up to 255 characters without control characters. */
const ExternalId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** Which part of a list: SCIM counts its rows, and so does this list. */
const Part = {
  offset: z.int().min(0).max(maxDirectoryPeople).default(0),
  limit: z.int().min(0).max(200).default(50),
};

/** Someone as the directory knows them. */
export const DirectoryPerson = z.object({
  id: Id,
  /** Their email address there, which SCIM calls the user name. */
  address: z.string(),
  externalId: z.string().nullable(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  displayName: z.string().nullable(),
  active: z.boolean(),
  state: z.enum(directoryStates),
  /** Whose account it is; null while there is none here. */
  userId: Id.nullable(),
  teams: z.array(z.object({ id: Id, name: z.string() })),
  /** Counts the directory's changes. */
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});

export const ListDirectoryPeople = z.strictObject({
  ...InOrganization,
  /** Only those with all of these. */
  person: Id.optional(),
  address: Email.optional(),
  externalId: ExternalId.optional(),
  state: z.enum(directoryStates).optional(),
  ...Part,
});
export const DirectoryPeople = z.object({
  items: z.array(DirectoryPerson),
  total: z.int().min(0).max(maxDirectoryPeople),
});

const Known = {
  address: Email,
  externalId: ExternalId.nullish(),
  givenName: Line.nullish(),
  familyName: Line.nullish(),
  displayName: Line.nullish(),
};
const OfPerson = { ...InOrganization, person: Id };
/** The version that the directory saw; without one, any is replaced. */
const Version = z.int().min(1).nullish();

export const AddDirectoryPerson = z.strictObject({
  ...InOrganization,
  ...Known,
  active: z.boolean().default(true),
});
/** Replaces what the directory says of someone: what is left out is gone. */
export const UpdateDirectoryPerson = z.strictObject({
  ...OfPerson,
  ...Known,
  active: z.boolean(),
  version: Version,
});
export const OneDirectoryPerson = z.strictObject({ ...OfPerson, version: Version });
export const DirectoryPersonGone = z.object({ id: Id });

/** A team whose members the directory says: one of its groups. Its id is the team's. */
export const DirectoryTeam = z.object({
  id: Id,
  name: z.string(),
  externalId: z.string().nullable(),
  /** Who the directory says is in it, whether they are members here or not. Empty where they were not asked for. */
  people: z.array(z.object({ id: Id, address: z.string() })),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export const ListDirectoryTeams = z.strictObject({
  ...InOrganization,
  team: Id.optional(),
  name: Name.optional(),
  externalId: ExternalId.optional(),
  /** Whether the answer names the people of each. */
  people: z.boolean().default(true),
  ...Part,
});
export const DirectoryTeams = z.object({ items: z.array(DirectoryTeam), total: z.int().min(0) });

const TeamPeople = z.array(Id).max(maxDirectoryTeamPeople);
const OfTeam = { ...InOrganization, team: Id };
export const AddDirectoryTeam = z.strictObject({
  ...InOrganization,
  name: Name,
  externalId: ExternalId.nullish(),
  people: TeamPeople.default([]),
});
/** Replaces a team of the directory: its people are these and no others. */
export const UpdateDirectoryTeam = z.strictObject({
  ...OfTeam,
  name: Name,
  externalId: ExternalId.nullish(),
  people: TeamPeople,
  version: Version,
});
export const OneDirectoryTeam = z.strictObject({ ...OfTeam, version: Version });
export const DirectoryTeamGone = z.object({ id: Id });

export const GetDirectory = z.strictObject(InOrganization);
/** How directory sync goes in an organization. */
export const DirectoryStatus = z.object({
  /** The base address of its SCIM 2.0 API. */
  url: z.string(),
  /** Whether the plan has it, and whether its word counts right now: a job follows a change of the plan. */
  isOnPlan: z.boolean(),
  isFollowed: z.boolean(),
  /** How many people are in each state, and how many teams there are. */
  people: z.record(z.enum(directoryStates), z.int()),
  teams: z.int(),
  /** When a key with the scope was last used, to the minute. */
  lastContact: Instant.nullable(),
  /** The newest refused changes of the last 30 days, newest first. */
  failures: z
    .array(z.object({ at: Instant, target: z.string().nullable(), reason: z.string(), message: z.string() }))
    .max(10),
});
