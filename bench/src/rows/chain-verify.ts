import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type AuditEntry, type ChainHead, emptyChain, encodeEntry, verifyChain } from "@bailiwick/domain";
import { entriesAfter, sha256 } from "../data/audit.ts";
import { residentMegabytes } from "../processes/memory.ts";
import { compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";

setFlagsFromString("--expose-gc");
/** Clears away what is left of making the entries, before it is anybody's turn. */
const clearAway: (how: { type: "minor" }) => void = runInNewContext("gc");

/** Entries in memory at a time. */
const batch = 2_000;

/**
 * Verifying a chain against hashing the very same bytes, batch by batch so that memory stays flat. Making the entries is
 * no part of either.
 */
export async function chainVerify(stage: Stage): Promise<Result[]> {
  const { entries, rounds } = stage.extent;
  const [ours, bare]: [number[], number[]] = [[], []];
  let before = 0;
  for (let round = 0; round < rounds; round += 1) {
    const times = { verify: 0, bare: 0 };
    let head: ChainHead = emptyChain;
    while (head.seq < entries) {
      const stretch = asRead(entriesAfter(head, batch));
      const bytes = stretch.map(encodeEntry);
      times.bare += milliseconds(() => {
        for (const one of bytes) sha256(one);
      });
      times.verify += milliseconds(() => {
        const verdict = verifyChain(stretch, sha256, { start: head });
        if (!verdict.intact) throw new Error(verdict.message);
        head = verdict.head;
      });
      if (before === 0 && head.seq >= entries / 10) before = residentMegabytes(process.pid);
    }
    ours.push(entries / times.verify);
    bare.push(entries / times.bare);
  }
  const after = residentMegabytes(process.pid);
  return [
    compared({
      name: `verifying ${entries.toLocaleString("en")} audit entries, streamed`,
      against: "a bare SHA-256 loop over the same bytes",
      unit: "entries/ms",
      goal: { at: "least", value: 0.7 },
      ours,
      peer: bare,
      note: `memory of the process: ${before} MB after a tenth, ${after} MB at the end`,
    }),
  ];
}

/** The entries as somebody has them who read them: each text in one piece, not in the pieces that it was made of. */
function asRead(entries: readonly AuditEntry[]): AuditEntry[] {
  return JSON.parse(JSON.stringify(entries));
}

function milliseconds(work: () => void): number {
  clearAway({ type: "minor" });
  const began = performance.now();
  work();
  return performance.now() - began;
}
