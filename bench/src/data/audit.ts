import { hash } from "node:crypto";
import { type AuditEntry, type ChainHead, entryEncoder } from "@bailiwick/domain";
import { idOf } from "./population.ts";

/** The owner of the chain. */
export const chainOrganization = idOf("organization", 0);

export const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/** The next stretch of a chain, one entry after another as the product writes them. */
export function entriesAfter(head: ChainHead, count: number, orgId = chainOrganization): AuditEntry[] {
  const encode = entryEncoder();
  let { seq, hash: prevHash } = head;
  return Array.from({ length: count }, () => {
    seq += 1;
    const entry: Omit<AuditEntry, "hash"> = {
      orgId,
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

/** The columns of {@link rowOf}. */
export const auditColumns = `org_id, seq, at, workspace_id, actor_kind, actor_id, actor_name, via, ip,
  action, target_kind, target_id, target_name, outcome, before, after, prev_hash, hash`;

const fields = [
  "orgId",
  "seq",
  "at",
  "workspaceId",
  "actorKind",
  "actorId",
  "actorName",
  "via",
  "ip",
] as const;
const more = ["action", "targetKind", "targetId", "targetName", "outcome", "before", "after"] as const;

/** An entry in COPY format. */
export function rowOf(entry: AuditEntry): string {
  const values = [...fields, ...more].map((field) => entry[field] ?? "\\N");
  return [...values, `\\\\x${entry.prevHash}`, `\\\\x${entry.hash}`].join("\t");
}
