import { type Actor, can, permissionSet, permissionsOf } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import type { Needs } from "./procedure/trpc.ts";
import { startApi } from "./testing/api.ts";
import { inputs } from "./testing/inputs.ts";
import { type Procedure, procedures, send } from "./testing/procedures.ts";
import { buildStages, type Place, type Stage, type Subject } from "./testing/stage.ts";

/*
 * Every procedure × every role of every blueprint × the own workspace, another one, another organization, and nobody.
 * What the running API answers is printed into endpoints.golden.txt, for people to review, and compared with what the
 * domain decides for the same actor.
 */

const api = await startApi({ undo: true });
const stages = await buildStages(api);
const all = procedures();

/** Changes that belong to no tenant, and so to no tenant's log. This list may only get shorter. */
const unaudited = new Set(["session.signOutElsewhere"]);

type Where = keyof Stage["places"];
type Answer = "yes" | "401" | "403" | "404";

async function ask(procedure: Procedure, place: Place, subject: Subject): Promise<Answer> {
  const token = subject.person?.token ?? null;
  const { status, body } = await send(api.url, procedure, inputs[procedure.path]?.(place), token);
  const reason = body.error?.data?.reason;
  if (status === 401) return "401";
  if (status === 403 && reason === "missing_permission") return "403";
  if (status === 404 && reason === "not_found") return "404";
  // Let in: what comes after is the verb's own business.
  if (status >= 500)
    throw new Error(`${procedure.path} as ${subject.title}: ${status} ${JSON.stringify(body)}`);
  return "yes";
}

/** What a call needs and names; a rehearsal, what the change needs and names that it rehearses. */
function asked({ path, meta }: Procedure, place: Place): { needs: Needs; input: Record<string, unknown> } {
  const given = inputs[path]?.(place) ?? {};
  if (meta.needs !== "dryRun") return { needs: meta.needs, input: given };
  const change = all.find((procedure) => procedure.path === given.act);
  if (change === undefined) throw new Error(`${path} rehearses nothing`);
  return { needs: change.meta.needs, input: given.input as Record<string, unknown> };
}

/** What the domain says of a subject at a place, as an answer. */
function decided(
  procedure: Procedure,
  { blueprint }: Stage,
  place: Place,
  where: Where,
  subject: Subject,
): Answer {
  const { needs, input } = asked(procedure, place);
  if (needs === "public") return "yes";
  if (subject.person === null) return "401";
  if (needs === "signedIn" || needs === "dryRun") return "yes";
  if (needs.startsWith("platform:")) return subject.title === "platform_admin" ? "yes" : "403";
  const inside = where !== "other organization";
  // A flat organization is entered through its workspace.
  const entersWorkspace = "workspace" in input || blueprint.topology === "flat";
  const workspaceRole = where === "own" && entersWorkspace ? subject.workspaceRole : null;
  const actor: Actor = {
    kind: "user",
    id: subject.person.id,
    blueprint,
    roles: blueprint.roles,
    permissions: permissionsOf(blueprint, inside ? subject.organizationRole : null, workspaceRole),
    organizationRole: subject.organizationRole,
    workspaceRole,
    workspace: { id: place.workspace, slug: "", name: "", state: "active", isDefault: false },
  };
  const held = blueprint.catalogue.permissions.filter((row) =>
    permissionSet.has(actor.permissions, row.name, blueprint.catalogue),
  );
  const inState = held.filter((row) => row.level === "workspace" && row.usableIn?.includes("active"));
  const usable = entersWorkspace ? inState : held;
  if (usable.length === 0) return "404";
  const decision = can(actor, needs);
  // What is held but not usable in the workspace's state is let in, and told so.
  return decision.allowed || decision.code === "WRONG_STATE" ? "yes" : "403";
}

const width = Math.max(...all.map(({ path }) => path.length));

/** One blueprint's table: a row for each procedure, a column for each subject, in it the answer for each place. */
async function table(stage: Stage): Promise<{ printed: string; said: unknown; expected: unknown }> {
  const places = (Object.entries(stage.places) as [Where, Place | null][]).flatMap(([where, place]) =>
    place === null ? [] : [{ where, place }],
  );
  const said: Record<string, Answer[]> = {};
  const expected: Record<string, Answer[]> = {};
  const lines = [`${stage.blueprint.key}: ${places.map(({ where }) => where).join(", ")}`];
  const columns = stage.subjects.map(({ title }) => Math.max(title.length, places.length * 4 - 1));
  lines.push(
    ["".padEnd(width), ...stage.subjects.map(({ title }, at) => title.padEnd(columns[at] ?? 0))].join("  "),
  );
  for (const procedure of all) {
    const cells: string[] = [];
    for (const [at, subject] of stage.subjects.entries()) {
      const answers = await Promise.all(places.map(({ place }) => ask(procedure, place, subject)));
      said[`${procedure.path} ${subject.title}`] = answers;
      expected[`${procedure.path} ${subject.title}`] = places.map(({ where, place }) =>
        decided(procedure, stage, place, where, subject),
      );
      cells.push(
        answers
          .map((answer) => answer.padEnd(3))
          .join(" ")
          .padEnd(columns[at] ?? 0),
      );
    }
    lines.push([procedure.path.padEnd(width), ...cells].join("  ").trimEnd());
  }
  return { printed: `${lines.map((line) => line.trimEnd()).join("\n")}\n`, said, expected };
}

describe("the mounted router", () => {
  test.each(all)("$path says what it needs and has an input to walk it with", ({ path, type, meta }) => {
    expect(inputs[path], `testing/inputs.ts has no input for ${path}`).toBeDefined();
    const isChange = type === "mutation" && meta.needs !== "dryRun";
    if (isChange && !unaudited.has(path)) expect(meta.audit).not.toBeNull();
    if (!isChange) expect(meta.audit).toBeNull();
  });

  test("is walked with inputs for nothing else", () => {
    expect(Object.keys(inputs).toSorted()).toEqual(all.map(({ path }) => path).toSorted());
  });

  test("[V2][V4][V24][V49][V50][V52][V53][V54][M10][M11][M12][M21][M22][M56][M57][M58][M59][M60][M61] answers every role at every place as the domain decides", async () => {
    const tables = [];
    for (const stage of stages) tables.push(await table(stage));
    for (const { said, expected } of tables) expect(said).toEqual(expected);
    await expect(tables.map(({ printed }) => printed).join("\n")).toMatchFileSnapshot("endpoints.golden.txt");
  }, 120_000);
});
