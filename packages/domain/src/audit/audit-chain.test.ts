import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyChain, describedBytes, sha256 } from "./audit.fixture.ts";
import { type AuditEntry, genesisHash } from "./audit.ts";
import { type ChainVerdict, emptyChain, toHex, verifyChain, verifyChainStream } from "./audit-chain.ts";
import { auditSamples } from "./audit-samples.ts";

const verify = (entries: Iterable<AuditEntry>, expected = {}) => verifyChain(entries, sha256, expected);
const found = (verdict: ChainVerdict) => (verdict.intact ? "intact" : `${verdict.reason} at ${verdict.seq}`);
const headOf = (chain: readonly AuditEntry[]) => {
  const last = chain.at(-1);
  return last === undefined ? emptyChain : { seq: last.seq, hash: last.hash };
};
const rehashed = (entry: AuditEntry): AuditEntry => ({ ...entry, hash: sha256(describedBytes(entry)) });

/** A chain and a position in it. */
const placed = (minLength: number) =>
  anyChain(minLength).chain((chain) => fc.tuple(fc.constant(chain), fc.nat(chain.length - 1)));

describe("an untouched chain", () => {
  test("is intact, and its head is its last entry", () => {
    fc.assert(
      fc.property(anyChain(0), (chain) => {
        expect(verify(chain)).toEqual({ intact: true, checked: chain.length, head: headOf(chain) });
      }),
    );
  });

  test("is intact for the samples", () => {
    expect(verify(auditSamples, { head: headOf(auditSamples) })).toMatchObject({ intact: true, checked: 3 });
  });

  test("is intact when empty, with the initial head", () => {
    expect(verify([])).toEqual({ intact: true, checked: 0, head: { seq: 0, hash: genesisHash } });
  });

  test("is valid from any entry on, given the one before it", () => {
    fc.assert(
      fc.property(placed(1), ([chain, at]) => {
        const start = headOf(chain.slice(0, at));
        expect(verify(chain.slice(at), { start, head: headOf(chain) })).toEqual({
          intact: true,
          checked: chain.length - at,
          head: headOf(chain),
        });
      }),
    );
  });
});

describe("a chain that was tampered with", () => {
  const fields = [
    "at",
    "workspaceId",
    "actorId",
    "actorName",
    "ip",
    "targetName",
    "before",
    "after",
  ] as const;

  test("breaks at the entry that was changed", () => {
    fc.assert(
      fc.property(placed(1), fc.constantFrom(...fields), ([chain, at], field) => {
        const tampered = chain.with(at, { ...pick(chain, at), [field]: `${pick(chain, at)[field]}!` });
        expect(found(verify(tampered))).toBe(`hash at ${at + 1}`);
      }),
    );
  });

  test("breaks where a refused attempt was changed into a completed one", () => {
    const [first, second, third] = auditSamples;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("samples are missing");
    expect(found(verify([first, second, { ...third, outcome: "done" }]))).toBe("hash at 3");
  });

  test("breaks one entry later when the changed one was given a new hash", () => {
    fc.assert(
      fc.property(placed(2), ([chain, at]) => {
        fc.pre(at < chain.length - 1);
        const tampered = chain.with(at, rehashed({ ...pick(chain, at), actorName: "Someone else" }));
        expect(found(verify(tampered))).toBe(`previous at ${at + 2}`);
      }),
    );
  });

  test("breaks where an entry is missing", () => {
    fc.assert(
      fc.property(placed(2), ([chain, at]) => {
        fc.pre(at < chain.length - 1);
        expect(found(verify(chain.toSpliced(at, 1)))).toBe(`gap at ${at + 2}`);
      }),
    );
  });

  test("breaks where an entry appears twice", () => {
    fc.assert(
      fc.property(placed(1), ([chain, at]) => {
        expect(found(verify(chain.toSpliced(at, 0, pick(chain, at))))).toBe(`order at ${at + 1}`);
      }),
    );
  });

  test("breaks where two entries changed places", () => {
    fc.assert(
      fc.property(placed(2), ([chain, at]) => {
        fc.pre(at < chain.length - 1);
        const swapped = chain.with(at, pick(chain, at + 1)).with(at + 1, pick(chain, at));
        expect(found(verify(swapped))).toBe(`gap at ${at + 2}`);
      }),
    );
  });

  test("breaks where an entry was inserted and the rest renumbered without new hashes", () => {
    fc.assert(
      fc.property(placed(1), ([chain, at]) => {
        const inserted = chain
          .toSpliced(at, 0, pick(chain, at))
          .map((entry, index) => ({ ...entry, seq: index + 1 }));
        expect(verify(inserted).intact).toBe(false);
      }),
    );
  });

  test("breaks where an entry belongs to another organization", () => {
    const [first, second] = auditSamples;
    if (first === undefined || second === undefined) throw new Error("samples are missing");
    const foreign = rehashed({ ...second, orgId: "00000000-0000-4000-8000-000000000000" });
    expect(found(verify([first, foreign]))).toBe("organization at 2");
    expect(found(verify([first], { orgId: foreign.orgId }))).toBe("organization at 1");
  });

  test("breaks at the first entry when the start is missing", () => {
    const [first] = auditSamples;
    if (first === undefined) throw new Error("samples are missing");
    expect(found(verify(auditSamples.slice(1)))).toBe("gap at 2");
    expect(found(verify([rehashed({ ...first, prevHash: "1".repeat(64) })]))).toBe("previous at 1");
    expect(found(verify([rehashed({ ...first, seq: 0 })]))).toBe("order at 0");
    expect(found(verify([rehashed({ ...first, seq: Number.NaN })]))).toBe("order at NaN");
  });

  test("looks intact when its end was cut off, and breaks when checked against a known head", () => {
    fc.assert(
      fc.property(placed(1), ([chain, at]) => {
        const cut = chain.slice(0, at);
        expect(verify(cut).intact).toBe(true);
        expect(found(verify(cut, { head: headOf(chain) }))).toBe(`head at ${at}`);
      }),
    );
  });

  test("breaks against a known head when it was rewritten from some entry on", () => {
    fc.assert(
      fc.property(placed(1), ([chain, at]) => {
        const rewritten: AuditEntry[] = chain.slice(0, at);
        for (const entry of chain.slice(at)) {
          const prevHash = rewritten.at(-1)?.hash ?? genesisHash;
          rewritten.push(rehashed({ ...entry, prevHash, actorName: "Someone else entirely" }));
        }
        expect(verify(rewritten).intact).toBe(true);
        expect(found(verify(rewritten, { head: headOf(chain) }))).toBe(`head at ${chain.length}`);
      }),
    );
  });

  test("reports how many entries are valid before the break, and the reason in a sentence", () => {
    const broken = auditSamples.map((entry) =>
      entry.seq === 2 ? { ...entry, actorName: "Another" } : entry,
    );
    expect(verify(broken)).toEqual({
      intact: false,
      checked: 1,
      seq: 2,
      reason: "hash",
      message: "Entry 2: it was changed after it was written.",
    });
  });
});

describe("verifying", () => {
  test("reads one entry at a time, and none after the break", () => {
    let read = 0;
    function* entries() {
      for (const entry of auditSamples) {
        read += 1;
        yield entry.seq === 2 ? { ...entry, after: null } : entry;
      }
    }
    expect(found(verify(entries()))).toBe("hash at 2");
    expect(read).toBe(2);
  });

  test("releases the source when the chain breaks", () => {
    let closed = false;
    function* entries() {
      try {
        for (const entry of auditSamples) yield { ...entry, ip: "192.0.2.1" };
      } finally {
        closed = true;
      }
    }
    verify(entries());
    expect(closed).toBe(true);
  });

  test("gives the same verdict from a stream with the browser's SHA-256", async () => {
    const browser = async (bytes: Uint8Array<ArrayBuffer>) =>
      toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
    await fc.assert(
      fc.asyncProperty(placed(1), fc.boolean(), async ([chain, at], spoil) => {
        const entries = spoil ? chain.with(at, { ...pick(chain, at), ip: "192.0.2.1 " }) : chain;
        async function* stream() {
          yield* entries;
        }
        const head = headOf(chain);
        expect(await verifyChainStream(stream(), browser, { head })).toEqual(verify(entries, { head }));
      }),
    );
  });

  test("keeps two concurrent streams apart", async () => {
    const slowly = async (bytes: Uint8Array<ArrayBuffer>) => {
      await Promise.resolve();
      return sha256(bytes);
    };
    const [one, other] = await Promise.all([
      verifyChainStream(auditSamples, slowly),
      verifyChainStream(
        auditSamples.map((entry) =>
          entry.seq === 3 ? { ...entry, at: "2027-01-01T00:00:00.000000Z" } : entry,
        ),
        slowly,
      ),
    ]);
    expect(one.intact).toBe(true);
    expect(found(other)).toBe("hash at 3");
  });

  test("passes on an error of the source", async () => {
    const failing = async function* (): AsyncGenerator<AuditEntry> {
      yield* auditSamples.slice(0, 1);
      throw new Error("the connection was lost");
    };
    await expect(verifyChainStream(failing(), sha256)).rejects.toThrow("the connection was lost");
  });

  test("prints bytes as hex with both digits", () => {
    expect(toHex(new Uint8Array([0, 1, 15, 16, 255]))).toBe("00010f10ff");
    fc.assert(fc.property(fc.uint8Array(), (bytes) => toHex(bytes) === Buffer.from(bytes).toString("hex")));
  });
});

function pick(chain: readonly AuditEntry[], at: number): AuditEntry {
  const entry = chain[at];
  if (entry === undefined) throw new RangeError(`no entry at ${at}`);
  return entry;
}
