import { Email, Name } from "@bailiwick/contracts";
import type { RequestContext } from "../../procedure/context.ts";
import { createCaller } from "../../procedure/trpc.ts";
import { directory } from "../router.ts";
import { ScimFault } from "./errors.ts";
import { equalTo } from "./filter.ts";
import { type Asked, type Chosen, isChosen, listed } from "./listing.ts";
import { patched } from "./patch.ts";
import {
  groupOf,
  groupShape,
  type Person,
  type Resource,
  readGroup,
  readUser,
  type Team,
  userOf,
  userShape,
  writtenOf,
} from "./resources.ts";

const callerOf = createCaller(directory);
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where a request goes: the organization, and the address of its API. */
export type Place = { readonly organization: string; readonly base: string };

/** What can be done with a type of resources. The version is the one that the caller saw; null for any. */
export type Service = {
  readonly list: (asked: Asked, chosen: Chosen) => Promise<object>;
  readonly get: (id: string) => Promise<Resource>;
  readonly create: (body: unknown) => Promise<Resource>;
  readonly replace: (id: string, body: unknown, version: number | null) => Promise<Resource>;
  readonly patch: (id: string, body: unknown, version: number | null) => Promise<Resource>;
  readonly remove: (id: string, version: number | null) => Promise<void>;
};

const missing = (what: string) => new ScimFault(null, `There is no such ${what} here.`, 404);

/** How often a PATCH without a version is tried again when something else changed the resource meanwhile. */
const maxTries = 3;

/** Reads, changes and writes; once more if it changed meanwhile and the caller did not say which version they saw. */
async function withVersion(
  version: number | null,
  change: () => Promise<Resource>,
  isChanged: (error: unknown) => boolean,
): Promise<Resource> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await change();
    } catch (error) {
      if (version !== null || tries >= maxTries || !isChanged(error)) throw error;
    }
  }
}

const isChanged = (error: unknown) =>
  error instanceof Error && "cause" in error && /directory_changed/.test(JSON.stringify(error.cause));

/** People as Users, by the verbs of the product, in the caller's name. */
export function users(ctx: RequestContext, { organization, base }: Place): Service {
  const caller = callerOf(ctx);
  const at = { organization };
  const read = async (id: string): Promise<Person> => {
    const person = uuid.test(id) ? (await caller.people({ ...at, person: id })).items[0] : undefined;
    // Also for a caller who can't read here: the verb refuses first.
    if (person === undefined && !uuid.test(id)) await caller.people({ ...at, limit: 0 });
    if (person === undefined) throw missing("user");
    return person;
  };
  const write = async (person: Person, said: ReturnType<typeof readUser>, version: number | null) =>
    userOf(base, await caller.updatePerson({ ...at, person: person.id, ...said, version }));
  return {
    list: async (asked) => {
      const where = whereUser(asked);
      return listed(asked, async (offset, limit) => {
        if (where === null) {
          await caller.people({ ...at, limit: 0 });
          return { items: [], total: 0 };
        }
        const { items, total } = await caller.people({ ...at, ...where, offset, limit });
        return { items: items.map((each) => userOf(base, each)), total };
      });
    },
    get: async (id) => userOf(base, await read(id)),
    create: async (body) => userOf(base, await caller.addPerson({ ...at, ...readUser(body, true) })),
    replace: async (id, body, version) => {
      const person = await read(id);
      return write(person, readUser(body, person.active), version);
    },
    patch: (id, body, version) =>
      withVersion(
        version,
        async () => {
          const person = await read(id);
          const said = readUser(patched(body, writtenOf.user(person), userShape), person.active);
          return write(person, said, version ?? person.version);
        },
        isChanged,
      ),
    remove: async (id, version) => {
      const { id: person } = await read(id);
      await caller.removePerson({ ...at, person, version });
    },
  };
}

/** What narrows the search for people; null where nothing can be found. */
function whereUser({ filter }: Asked) {
  if (filter === null) return {};
  const [name, externalId, id] = ["username", "externalid", "id"].map((each) => equalTo(filter, each));
  const address = name === undefined ? undefined : Email.safeParse(name).data;
  if (
    (name !== undefined && address === undefined) ||
    isNoText(externalId) ||
    (id !== undefined && !uuid.test(id))
  )
    return null;
  return { address, externalId, person: id };
}

/** Teams as Groups, by the verbs of the product, in the caller's name. */
export function groups(ctx: RequestContext, { organization, base }: Place): Service {
  const caller = callerOf(ctx);
  const at = { organization };
  const read = async (id: string): Promise<Team> => {
    const team = uuid.test(id) ? (await caller.teams({ ...at, team: id })).items[0] : undefined;
    if (team === undefined && !uuid.test(id)) await caller.teams({ ...at, limit: 0 });
    if (team === undefined) throw missing("group");
    return team;
  };
  const write = async (team: Team, said: ReturnType<typeof readGroup>, version: number | null) =>
    groupOf(base, await caller.updateTeam({ ...at, team: team.id, ...said, version }));
  return {
    list: async (asked, chosen) => {
      const where = whereGroup(asked);
      const people = isChosen(chosen, "members") || asked.filter !== null;
      return listed(asked, async (offset, limit) => {
        if (where === null) {
          await caller.teams({ ...at, limit: 0 });
          return { items: [], total: 0 };
        }
        const { items, total } = await caller.teams({ ...at, ...where, people, offset, limit });
        return { items: items.map((each) => groupOf(base, each)), total };
      });
    },
    get: async (id) => groupOf(base, await read(id)),
    create: async (body) => groupOf(base, await caller.addTeam({ ...at, ...readGroup(body) })),
    replace: async (id, body, version) => write(await read(id), readGroup(body), version),
    patch: (id, body, version) =>
      withVersion(
        version,
        async () => {
          const team = await read(id);
          const said = readGroup(patched(body, writtenOf.group(team), groupShape));
          return write(team, said, version ?? team.version);
        },
        isChanged,
      ),
    remove: async (id, version) => {
      const { id: team } = await read(id);
      await caller.removeTeam({ ...at, team, version });
    },
  };
}

function whereGroup({ filter }: Asked) {
  if (filter === null) return {};
  const [text, externalId, id] = ["displayname", "externalid", "id"].map((each) => equalTo(filter, each));
  const name = text === undefined ? undefined : Name.safeParse(text).data;
  if (
    (text !== undefined && name === undefined) ||
    isNoText(externalId) ||
    (id !== undefined && !uuid.test(id))
  )
    return null;
  return { name, externalId, team: id };
}

/** Whether this is no name that a directory could have given. */
const isNoText = (text: string | undefined) => text !== undefined && !/^[^\p{Cc}\p{Cs}]{1,255}$/u.test(text);
