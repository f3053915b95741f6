import { auditSamples } from "@bailiwick/domain";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "./testing/index.ts";

const database = await testDatabase();
const owner = new pg.Client({ connectionString: database.urls.owner });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

describe("the database's encoding of an audit entry", () => {
  test.each(auditSamples)(
    "[M16] entry $seq of the samples has the hash that the domain computes",
    async (sample) => {
      const { rows } = await owner.query<{ hash: string; at: string }>(
        `SELECT encode(sha256(audit.encode(e)), 'hex') AS hash, audit.time_text(e.at) AS at
       FROM jsonb_populate_record(NULL::audit_entry, $1) e`,
        [
          {
            org_id: sample.orgId,
            seq: sample.seq,
            at: sample.at,
            workspace_id: sample.workspaceId,
            actor_kind: sample.actorKind,
            actor_id: sample.actorId,
            actor_name: sample.actorName,
            via: sample.via,
            ip: sample.ip,
            action: sample.action,
            outcome: sample.outcome,
            target_kind: sample.targetKind,
            target_id: sample.targetId,
            target_name: sample.targetName,
            before: sample.before,
            after: sample.after,
            prev_hash: `\\x${sample.prevHash}`,
          },
        ],
      );
      expect(rows).toEqual([{ hash: sample.hash, at: sample.at }]);
    },
  );

  test("only their owner can write to the log and its heads", async () => {
    const { rows } = await owner.query(
      `SELECT grantee, table_name, privilege_type FROM information_schema.role_table_grants
       WHERE table_name IN ('audit_entry', 'audit_head') AND privilege_type <> 'SELECT' AND grantee <> 'bailiwick_owner'`,
    );
    expect(rows).toEqual([]);
  });
});
