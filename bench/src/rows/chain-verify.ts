import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type AuditEntry, type ChainHead, emptyChain, encodeEntry, verifyChain } from "@bailiwick/domain";
import { entriesAfter, sha256 } from "../data/audit.ts";
import { residentMegabytes } from "../processes/memory.ts";
import { compared, type Result } from "../result.ts";
import type { Stage } from "../stage.ts";

setFlagsFromString("--expose-gc");
/** Cleans up after making the entries, before anyone's turn. */
const clearAway: (how: { type: "minor" }) => void = runInNewContext("gc");

/** Entries in memory at a time. */
const batch = 2_000;

/**
 * Verifying a chain against hashing the same bytes, batch by batch so that memory stays flat; both take turns at each
 * batch. Making the entries is not measured.
 */
export async function chainVerify(stage: Stage): Promise<Result[]> {
  const { entries, rounds } = stage.extent;
  const times = Array.from({ length: rounds }, () => ({ verify: 0, bare: 0, entries: 0 }));
  let before = 0;
  let head: ChainHead = emptyChain;
  // Each batch belongs to a different round, so that every round is affected by other activity on the machine.
  for (let at = 0; head.seq < entries; at = (at + 1) % rounds) {
    const start = head;
    const stretch = asRead(entriesAfter(start, batch));
    const bytes = stretch.map(encodeEntry);
    const bare = milliseconds(() => {
      for (const one of bytes) sha256(one);
    });
    const verify = milliseconds(() => {
      const verdict = verifyChain(stretch, sha256, { start });
      if (!verdict.intact) throw new Error(verdict.message);
      head = verdict.head;
    });
    const round = times[at];
    if (round === undefined) throw new RangeError("a round too many");
    times[at] = {
      verify: round.verify + verify,
      bare: round.bare + bare,
      entries: round.entries + stretch.length,
    };
    if (before === 0 && head.seq >= entries / 10) before = residentMegabytes(process.pid);
  }
  const after = residentMegabytes(process.pid);
  return [
    compared({
      name: `verifying ${entries.toLocaleString("en")} audit entries, streamed`,
      against: "a bare SHA-256 loop over the same bytes",
      unit: "entries/ms",
      goal: { at: "least", value: 0.7 },
      ours: times.map((round) => round.entries / round.verify),
      peer: times.map((round) => round.entries / round.bare),
      note: `memory of the process: ${before} MB after a tenth, ${after} MB at the end`,
    }),
  ];
}

/** The entries as a reader has them: each text in one piece, not as a concatenation. */
function asRead(entries: readonly AuditEntry[]): AuditEntry[] {
  return JSON.parse(JSON.stringify(entries));
}

function milliseconds(work: () => void): number {
  clearAway({ type: "minor" });
  const began = performance.now();
  work();
  return performance.now() - began;
}
