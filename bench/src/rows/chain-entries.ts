import { hash } from "node:crypto";
import { type AuditEntry, type ChainHead, entryEncoder } from "@bailiwick/domain";
import { idOf } from "../data/population.ts";

/** Whose chain it is. */
export const chainOrganization = idOf("organization", 0);

export const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/** The next stretch of a chain, entry after entry as the product writes them. */
export function entriesAfter(head: ChainHead, count: number): AuditEntry[] {
  const encode = entryEncoder();
  let { seq, hash: prevHash } = head;
  return Array.from({ length: count }, () => {
    seq += 1;
    const entry: Omit<AuditEntry, "hash"> = {
      orgId: chainOrganization,
      seq,
      at: new Date(1_750_000_000_000 + seq * 1_000).toISOString().replace("Z", "000Z"),
      workspaceId: idOf("workspace", seq % 50),
      actorKind: "user",
      actorId: idOf("person", seq % 500),
      actorName: `person-${seq % 500}@people.example`,
      via: "workspace",
      ip: "192.0.2.7",
      action: "member.role_changed",
      targetKind: "user",
      targetId: idOf("person", seq % 400),
      targetName: `person-${seq % 400}@people.example`,
      outcome: "done",
      before: '{"role":"viewer"}',
      after: '{"role":"member"}',
      prevHash,
    };
    prevHash = sha256(encode(entry));
    return { ...entry, hash: prevHash };
  });
}
