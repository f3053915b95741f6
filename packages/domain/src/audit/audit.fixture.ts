import { createHash } from "node:crypto";
import fc from "fast-check";
import { type AuditEntry, auditActorKinds, auditVias, genesisHash } from "./audit.ts";
import { auditActions } from "./audit-actions.ts";

/** An entry's bytes, built from the description of the encoding and not from its code. */
export function describedBytes(entry: Omit<AuditEntry, "hash">): Buffer {
  const texts = [
    "bailiwick.audit.v1",
    entry.orgId,
    entry.seq.toString(10),
    entry.at,
    entry.workspaceId,
    entry.actorKind,
    entry.actorId,
    entry.actorName,
    entry.via,
    entry.ip,
    entry.action,
    entry.targetKind,
    entry.targetId,
    entry.targetName,
    entry.outcome,
    entry.before,
    entry.after,
    entry.prevHash,
  ];
  return Buffer.concat(
    texts.flatMap((text) => {
      const length = Buffer.alloc(4);
      if (text === null) {
        length.writeUInt32BE(0xffffffff);
        return [length];
      }
      const bytes = Buffer.from(text, "utf8");
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const maybe = fc.option(text);
const id = fc.uuid();

/** Everything in an entry except its place in the chain. */
export const content = fc.record({
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") }).map(stamp),
  workspaceId: fc.option(id),
  actorKind: fc.constantFrom(...auditActorKinds),
  actorId: fc.option(id),
  actorName: maybe,
  via: fc.constantFrom(...auditVias),
  ip: fc.option(fc.oneof(fc.ipV4(), fc.ipV6())),
  action: fc.constantFrom(...auditActions),
  targetKind: maybe,
  targetId: fc.option(id),
  targetName: maybe,
  outcome: fc.constantFrom("done" as const, "refused" as const),
  before: fc.option(fc.json()),
  after: fc.option(fc.json()),
});

function stamp(date: Date): string {
  return date.toISOString().replace("Z", "000Z");
}

type Content = typeof content extends fc.Arbitrary<infer Value> ? Value : never;

/** Links contents into a chain as the database does, from the first entry. */
export function chainOf(
  contents: readonly Content[],
  orgId = "3f0c1b52-6f0e-4a51-9d2a-0a4f0c7f1a01",
): AuditEntry[] {
  const chain: AuditEntry[] = [];
  for (const one of contents) chain.push(linked(one, orgId, chain));
  return chain;
}

function linked(one: Content, orgId: string, chain: readonly AuditEntry[]): AuditEntry {
  const unhashed = { ...one, orgId, seq: chain.length + 1, prevHash: chain.at(-1)?.hash ?? genesisHash };
  return { ...unhashed, hash: sha256(describedBytes(unhashed)) };
}

/** A chain with at least this many entries. */
export const anyChain = (minLength: number, maxLength = 12) =>
  fc.array(content, { minLength, maxLength }).map((contents) => chainOf(contents));
