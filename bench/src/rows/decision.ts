import { resolve } from "node:path";
import { lineOf, startProgram } from "../processes/child.ts";
import { figure } from "../report/format.ts";
import { alone, compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";
import { spread } from "../stats.ts";

type Answer = {
  readonly times: Readonly<Record<"bit" | "ours" | "byHandle" | "casl" | "betterAuth" | "casbin", number[]>>;
  readonly allocated: number;
};

const peers = {
  casl: { against: "CASL", goal: { at: "most", value: 0.25 } },
  betterAuth: { against: "better-auth authorize", goal: { at: "most", value: 0.1 } },
  casbin: { against: "casbin enforceSync", goal: { at: "most", value: 0.1 } },
} as const;

/** One decision of the domain, a permission by its name or its handle, with everything prepared, minus the loop. */
export async function decision(stage: Stage): Promise<Result[]> {
  const script = resolve(import.meta.dirname, "../peers/decision-process.ts");
  const child = startProgram({
    command: [process.execPath, "--expose-gc", script, String(stage.extent.rounds + 2)],
  });
  const { times, allocated } = JSON.parse(await lineOf(child, /^\{.*\}$/)) as Answer;
  const lines = (["casl", "betterAuth", "casbin"] as const).map((key) =>
    compared({
      name: "one permission decision",
      unit: "ns",
      ...peers[key],
      ours: times.ours,
      peer: times[key],
    }),
  );
  const byHandle = compared({
    name: "one permission decision by handle",
    unit: "ns",
    against: "CASL",
    goal: { at: "most", value: 0.1 },
    ours: times.byHandle,
    peer: times.casl,
    note: `testing the bit alone takes ${figure(spread(times.bit).median)} ns`,
  });
  const heap = alone({
    name: "memory that 10,000,000 decisions allocate",
    unit: "bytes a decision",
    goal: { at: "most", value: 0.01 },
    ours: [Math.max(0, allocated) / 10_000_000],
  });
  return [...lines, byHandle, heap];
}
