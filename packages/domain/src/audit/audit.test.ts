import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyChain, chainOf, content, describedBytes, sha256 } from "./audit.fixture.ts";
import { type AuditEntry, auditVias, encodeEntry, entryEncoder, genesisHash } from "./audit.ts";
import { auditSamples } from "./audit-samples.ts";

const [sample] = chainOf([
  {
    at: "2026-01-31T09:15:00.000000Z",
    workspaceId: null,
    actorKind: "user",
    actorId: "c4b1f7d0-92d3-4d5e-b7e1-1f2a3b4c5d03",
    actorName: "Owner",
    via: "workspace",
    ip: null,
    action: "member.added",
    targetKind: "member",
    targetId: null,
    targetName: "Member",
    outcome: "done",
    before: null,
    after: '{"role": "member"}',
  },
]);
if (sample === undefined) throw new Error("a chain of one has no entry");

describe("the values of `via`", () => {
  // The database checks the same list; removing a value would leave entries that can't be read.
  test("are a closed list", () => {
    expect(auditVias).toEqual(["workspace", "team", "organization", "platform", "system"]);
  });
});

describe("the encoding of an entry", () => {
  test.each(auditSamples.map((entry) => [entry.seq, entry] as const))(
    "of sample %i has the fixed hash",
    (_, entry) => {
      expect(sha256(encodeEntry(entry))).toBe(entry.hash);
    },
  );

  // Written out: changing these means a new encoding with a new name, while old chains keep the old one.
  test("of the samples is fixed for good", () => {
    expect(auditSamples.map((entry) => entry.hash)).toEqual([
      "464aca583882821b4c9041590bc809c10dccd76cf06e39ac625ec190d9143d5d",
      "1acbe33cf6e834d16ee39837b73ef361db5afef400f25f0708880edf67ef1dbc",
      "e824f751756c79a4fc7a890414374a11941f4ab2f744ad875763ea2a02dd0cb0",
    ]);
    expect(auditSamples.map((entry) => entry.prevHash)).toEqual([
      genesisHash,
      ...auditSamples.slice(0, -1).map((entry) => entry.hash),
    ]);
  });

  test("starts with the length and the name of the encoding", () => {
    const bytes = encodeEntry(sample);
    expect([...bytes.subarray(0, 4)]).toEqual([0, 0, 0, 18]);
    expect(new TextDecoder().decode(bytes.subarray(4, 22))).toBe("bailiwick.audit.v1");
  });

  test("matches its description, for any entry", () => {
    fc.assert(
      fc.property(anyChain(1, 3), (chain) => {
        for (const entry of chain) expect(Buffer.compare(encodeEntry(entry), describedBytes(entry))).toBe(0);
      }),
    );
  });

  test("distinguishes null from an empty text", () => {
    const nothing = encodeEntry({ ...sample, actorName: null });
    const empty = encodeEntry({ ...sample, actorName: "" });
    expect(nothing.length).toBe(empty.length);
    expect(sha256(nothing)).not.toBe(sha256(empty));
  });

  test("does not let text move from one field to the next", () => {
    const one = encodeEntry({ ...sample, targetKind: "member", targetId: "ab" });
    const other = encodeEntry({ ...sample, targetKind: "membera", targetId: "b" });
    expect(one.length).toBe(other.length);
    expect(sha256(one)).not.toBe(sha256(other));
  });

  test("differs for any two contents that differ", () => {
    fc.assert(
      fc.property(content, content, (one, other) => {
        const [first] = chainOf([one]);
        const [second] = chainOf([other]);
        expect(first?.hash === second?.hash).toBe(JSON.stringify(first) === JSON.stringify(second));
      }),
    );
  });

  test("covers every field except the hash itself", () => {
    const before = sha256(encodeEntry(sample));
    const fields = (Object.keys(sample) as (keyof AuditEntry)[]).filter((field) => field !== "hash");
    expect(fields).toHaveLength(17);
    for (const field of fields) {
      const changed = { ...sample, [field]: field === "seq" ? 2 : `${sample[field]}x` };
      expect(sha256(encodeEntry(changed))).not.toBe(before);
    }
  });

  test("takes the JSON as it is stored, and does not parse it", () => {
    const spaced = encodeEntry({ ...sample, after: '{"role":  "member"}' });
    expect(sha256(spaced)).not.toBe(sha256(encodeEntry(sample)));
  });

  test("writes large sequence numbers out in full", () => {
    const entry = { ...sample, seq: Number.MAX_SAFE_INTEGER };
    expect(Buffer.compare(encodeEntry(entry), describedBytes(entry))).toBe(0);
  });
});

describe("an encoder", () => {
  test("gives the same bytes after encoding other entries", () => {
    const encode = entryEncoder();
    fc.assert(
      fc.property(anyChain(1, 5), (chain) => {
        for (const entry of chain) expect(Buffer.compare(encode(entry), describedBytes(entry))).toBe(0);
      }),
    );
  });

  test.each(["a", "é", "東", "🚀"])(
    "grows for an entry of any size made of %s, and keeps working",
    (message) => {
      for (const length of [1, 600, 1200, 1365, 2000, 3000, 4096, 300_000]) {
        const encode = entryEncoder();
        const entry = { ...sample, after: message.repeat(length) };
        expect(Buffer.compare(encode(entry), describedBytes(entry))).toBe(0);
        expect(Buffer.compare(encode(sample), describedBytes(sample))).toBe(0);
      }
    },
  );

  test("does not affect another encoder", () => {
    const [one, other] = [entryEncoder(), entryEncoder()];
    const bytes = one(sample);
    other({ ...sample, actorName: "Someone else" });
    expect(Buffer.compare(bytes, describedBytes(sample))).toBe(0);
  });
});
