import { newId } from "../identity/id.ts";
import type { Caller } from "./caller.ts";
import type { Cast } from "./seed-organization.ts";

type Create = Parameters<Caller["resources"]["create"]>[0];
type Place = { readonly workspace: string } | { readonly organization: string };

/** A value of a field; a person by their local part, or another resource of the place by its title. */
type DemoValue = Create["fields"][string] | { readonly person: string } | { readonly titled: string };

/** A resource of the demo. */
export type DemoResource = {
  readonly kind: string;
  readonly fields: Readonly<Record<string, DemoValue>>;
  /** Its author; the one who fills the place if not given. */
  readonly by?: string;
  /** The actions after which it is in its state, each with the person who took it. */
  readonly actions?: readonly (readonly [action: string, by: string])[];
  readonly below?: readonly DemoResource[];
  /** Set for a machine that connects by itself, with its workspace's defaults, and reports once. */
  readonly connects?: { readonly hostname: string; readonly tags: string[] };
  /** How a worker ended its run, for a kind of which each is a run. */
  readonly ended?: { readonly fields: Readonly<Record<string, string>> } | { readonly error: string };
  /** What programs appended, about it or below it. */
  readonly records?: DemoRecords;
};

/** Records of a kind of which there are many, each with how many minutes ago it was. */
export type DemoRecords = {
  readonly kind: string;
  /** Whether they stand below the resource; otherwise they stand under nothing. */
  readonly below: boolean;
  readonly rows: readonly (readonly [minutesAgo: number, fields: DemoResource["fields"]])[];
};

/** Creates the resources of a place, one after another, as their authors. */
export async function addResources(
  place: Place,
  resources: readonly DemoResource[],
  cast: Cast,
  by: string,
): Promise<void> {
  const ids = new Map<string | null, string>();
  const read = (value: DemoValue): Create["fields"][string] => {
    if (typeof value !== "object" || value === null) return value;
    if ("person" in value) return cast.who(String(value.person)).id;
    if (!("titled" in value)) return value;
    const id = ids.get(String(value.titled));
    if (id === undefined) throw new RangeError(`the demo has no ${value.titled} before it is referred to`);
    return id;
  };
  const add = async (resource: DemoResource, parent?: string): Promise<void> => {
    const { kind, by: author = by, actions = [], below = [] } = resource;
    const fields = Object.fromEntries(
      Object.entries(resource.fields).map(([key, value]) => [key, read(value)]),
    );
    const { id, title } =
      resource.connects === undefined || !("workspace" in place)
        ? await cast.as(author).resources.create({
            ...place,
            kind,
            fields,
            ...(parent === undefined ? {} : { parent }),
          })
        : await connect(place.workspace, kind, resource.connects, author);
    ids.set(title, id);
    for (const [action, who] of actions) await cast.as(who).resources.act({ ...place, kind, id, action });
    if (resource.ended !== undefined && "workspace" in place) {
      await work(place.workspace, kind, resource.ended, author);
    }
    for (const each of below) await add(each, id);
    if (resource.records !== undefined) await append(resource.records, id, author);
  };
  const connect = async (
    workspace: string,
    kind: string,
    given: NonNullable<DemoResource["connects"]>,
    author: string,
  ) => {
    const { machine, credential } = await cast.as(author).machines.connect({ workspace, kind, ...given });
    await cast.machine(credential).machines.heartbeat({});
    return { id: machine.id, title: machine.name };
  };
  const work = async (
    workspace: string,
    kind: string,
    ended: NonNullable<DemoResource["ended"]>,
    author: string,
  ) => {
    const { runs } = cast.as(author);
    const { run } = await runs.claim({ workspace, kind });
    if (run === null) throw new RangeError(`the demo has no ${kind} that waits`);
    const mine = { workspace, kind, run: run.id, lease: run.lease };
    if ("error" in ended) await runs.fail({ ...mine, ...ended });
    else await runs.finish({ ...mine, ...ended });
  };
  const append = async (records: DemoRecords, parent: string, author: string) => {
    await cast.as(author).resources.append({
      ...place,
      kind: records.kind,
      parent: records.below ? parent : null,
      rows: records.rows.map(([minutesAgo, given]) => ({
        id: newId(),
        at: new Date(Date.now() - 60_000 * minutesAgo).toISOString(),
        fields: Object.fromEntries(Object.entries(given).map(([key, value]) => [key, read(value)])),
      })),
    });
  };
  for (const resource of resources) await add(resource);
}

const dayMs = 24 * 60 * 60 * 1_000;

/** The date in so many days, in UTC. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}

/** An hour of that day, as an instant. */
export function inDaysAt(days: number, hour: number): string {
  return `${inDays(days)}T${String(hour).padStart(2, "0")}:00:00Z`;
}
