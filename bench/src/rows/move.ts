import { type Bank, fillFindings, withBank } from "../data/findings.ts";
import { alone, compared, type Result } from "../result.ts";
import { withClient } from "../server/index.ts";
import type { Stage } from "../stage.ts";
import { alternate } from "../stats.ts";

const few = 1_000;

/** A move of a connector with very many findings, against one with a thousand: what a person waits for. */
export function move(stage: Stage): Promise<Result[]> {
  return withBank(stage, "move", (bank) => measure(stage, bank));
}

async function measure(stage: Stage, bank: Bank): Promise<Result[]> {
  const { turns, entries } = stage.extent;
  const { client, organization, workspace, other } = bank;
  const [full, light] = [await bank.connector("Full"), await bank.connector("Light")];
  await withClient(bank.database.urls.owner, async (owner) => {
    await fillFindings(owner, organization, full, entries);
    await fillFindings(owner, organization, light, few);
    await owner.query("ANALYZE");
  });
  /** There and back again; the milliseconds of one of the two. */
  const timed = (id: string, confirmation: string) => async () => {
    const began = performance.now();
    await client.resources.move.mutate({ workspace, kind: "connector", id, to: other, confirmation });
    await client.resources.move.mutate({
      workspace: other,
      kind: "connector",
      id,
      to: workspace,
      confirmation,
    });
    return (performance.now() - began) / 2;
  };
  const subjects = { full: timed(full, "Full"), light: timed(light, "Light") };
  await subjects.light();
  const measured = await alternate(turns * 3, subjects);
  const name = `a move of a connector with ${entries.toLocaleString("en")} findings`;
  return [
    alone({ name, unit: "ms", goal: { at: "most", value: 1_000 }, ours: measured.full }),
    compared({
      name,
      against: `with ${few.toLocaleString("en")}`,
      unit: "ms",
      goal: { at: "most", value: 3 },
      ours: measured.full,
      peer: measured.light,
    }),
  ];
}
