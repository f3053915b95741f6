import { describe, expect, test } from "vitest";
import { startApi } from "./testing/api.ts";
import { inputs } from "./testing/inputs.ts";
import { procedures } from "./testing/procedures.ts";
import { buildStages, type Stage } from "./testing/stage.ts";
import { statesOf } from "./testing/states.ts";
import { type Walk, walk } from "./testing/walk.ts";

/*
 * Every procedure × every role of every blueprint × the own workspace in each of its states, another one, another
 * organization, and no session. The running API's answers are printed into endpoints.golden.txt, for review, and
 * compared with the domain's decisions for the same actor.
 */

const api = await startApi({ undo: true });
const stages = await buildStages(api);
const all = procedures();

/** Changes that belong to no tenant, and so to no tenant's log. This list can only get shorter. */
const unaudited = new Set(["account.setPreferences", "session.end", "session.signOutElsewhere"]);

const legend = `yes   the call succeeded
yes*  the role allows it, but a rule of the place forbids it: the one at the end of the line
401   without a session
403   the role does not allow it
404   the place looks missing
412   the role allows it, but not in this state of the workspace
`;

const walks = new Map<Stage, Promise<Walk[]>>();
/** The walks of a blueprint, state by state; made once, for whichever test runs first. */
function walked(stage: Stage): Promise<Walk[]> {
  const made =
    walks.get(stage) ??
    statesOf(stage.blueprint).reduce<Promise<Walk[]>>(
      async (before, state) => [...(await before), await walk(api, stage, state)],
      Promise.resolve([]),
    );
  walks.set(stage, made);
  return made;
}
/** The walks of all blueprints, in order. */
async function everyWalk(): Promise<Walk[]> {
  const made: Walk[] = [];
  for (const stage of stages) made.push(...(await walked(stage)));
  return made;
}

describe("the mounted router", () => {
  test.each(all)("$title declares its needs and has an input for the walk", (procedure) => {
    const { title, path, type, needs, audit } = procedure;
    expect(inputs[title], `testing/inputs.ts has no input for ${title}`).toBeDefined();
    const isChange = type === "mutation" && needs !== "dryRun";
    if (isChange && !unaudited.has(path)) expect(audit).not.toBeNull();
    if (!isChange) expect(audit).toBeNull();
  });

  test("has no inputs for anything else", () => {
    expect(Object.keys(inputs).toSorted()).toEqual(all.map(({ title }) => title).toSorted());
  });
});

describe("[V2][V4][V24][V49][V50][V52][V53][V54][M10][M11][M12][M21][M22][M56][M57][M58][M59][M60][M61] the walk", () => {
  test.each(stages.map((stage) => ({ key: stage.blueprint.key, stage })))(
    "gives every role at every place and in every state the domain's decision: $key",
    async ({ stage }) => {
      for (const { said, expected } of await walked(stage)) expect(said).toEqual(expected);
    },
  );

  test("sees every procedure succeed for someone", async () => {
    const succeeded = new Set((await everyWalk()).flatMap((each) => each.succeeded));
    expect(all.map(({ title }) => title).filter((title) => !succeeded.has(title))).toEqual([]);
  });

  test("matches the printed table", async () => {
    const tables = (await everyWalk()).map(({ printed }) => printed);
    await expect([legend, ...tables].join("\n")).toMatchFileSnapshot("endpoints.golden.txt");
  });
});
