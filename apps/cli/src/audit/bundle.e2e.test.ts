import { readFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool against the product; the tampering is by someone who can change every row of the database. */

const api = await startApi();

/** Numbers and hashes an organization's entries anew, as their owner could, so that the chain fits together again. */
const rehash = (org: string) => `DO $$
  DECLARE e audit_entry; chain audit_entry[]; before bytea := decode(repeat('00', 32), 'hex'); number bigint := 0;
  BEGIN
    SELECT array_agg(x ORDER BY x.seq) INTO chain FROM audit_entry x WHERE x.org_id = '${org}';
    DELETE FROM audit_entry WHERE org_id = '${org}';
    FOREACH e IN ARRAY chain LOOP
      number := number + 1;
      e.seq := number;
      e.prev_hash := before;
      e.hash := sha256(audit.encode(e));
      before := e.hash;
      INSERT INTO audit_entry SELECT e.*;
    END LOOP;
    UPDATE audit_head SET seq = number, hash = before WHERE org_id = '${org}';
  END $$`;

const cut = (org: string) => `DELETE FROM audit_entry WHERE org_id = '${org}' AND seq > 3;
  UPDATE audit_head h SET seq = 3, hash = e.hash FROM audit_entry e
    WHERE h.org_id = '${org}' AND e.org_id = h.org_id AND e.seq = 3`;

/** What is done to the log, and whether it is hashed anew afterwards. */
const tamperings: Readonly<Record<string, (org: string) => string>> = {
  "a changed entry": (org) =>
    `UPDATE audit_entry SET action = 'member.left' WHERE org_id = '${org}' AND seq = 3`,
  "a changed entry, all hashed anew": (org) =>
    `UPDATE audit_entry SET action = 'member.left' WHERE org_id = '${org}' AND seq = 3; ${rehash(org)}`,
  "a deleted entry, all hashed anew": (org) =>
    `DELETE FROM audit_entry WHERE org_id = '${org}' AND seq = 3; ${rehash(org)}`,
  "the first entry deleted": (org) => `DELETE FROM audit_entry WHERE org_id = '${org}' AND seq = 1`,
  "an inserted entry, all hashed anew": (org) =>
    `UPDATE audit_entry SET seq = seq + 100 WHERE org_id = '${org}' AND seq > 2;
     INSERT INTO audit_entry SELECT (jsonb_populate_record(e, '{"seq": 50}')).* FROM audit_entry e
       WHERE org_id = '${org}' AND seq = 2; ${rehash(org)}`,
  "two entries swapped, all hashed anew": (org) =>
    `UPDATE audit_entry SET seq = 900 WHERE org_id = '${org}' AND seq = 2;
     UPDATE audit_entry SET seq = 2 WHERE org_id = '${org}' AND seq = 3;
     UPDATE audit_entry SET seq = 3 WHERE org_id = '${org}' AND seq = 900; ${rehash(org)}`,
  "the end cut off": cut,
};

describe("bailiwick audit verify --bundle", () => {
  test("[M16] proves offline that a log is what a checkpoint signs, also after it grew and a person was erased", async () => {
    const { founder, as, slug, workspace } = await staffed(api, "compliance-ops");
    const { run, config } = cliOf(api.url, founder);
    const wrote = await run(`audit bundle one -w ${slug}`);
    expect(wrote.stdout).toBe("Wrote 4 entries and the checkpoint of entry 4 into one.\n");
    expect((await run("audit verify --bundle one")).stdout).toMatch(
      /^Intact: 4 entries\. The chain ends at 4:/,
    );
    expect(await run(`audit bundle one -w ${slug}`)).toMatchObject({ code: 1, stdout: "" });

    await founder.client.workspaces.rename.mutate({ workspace, name: "Renamed" });
    const operator = await api.person("Operator", { platformAdmin: true });
    const erase = (confirm: string) =>
      cliOf(api.url, operator).run(`people erase ${as("viewer").email} --confirm ${confirm}`);
    expect(await erase("other@example.com")).toMatchObject({ code: 2, stdout: "" });
    expect((await erase(as("viewer").email)).stdout).toBe("Erased from entries: 1, in organizations: 1.\n");
    await run(`audit bundle two -w ${slug}`);
    const key = readFileSync(join(config, "one/key.txt"), "utf8").trim();
    const verified = await run(`audit verify --bundle two --checkpoint one/checkpoint.txt --key ${key}`);
    expect(verified.stdout).toMatch(/^Intact: 6 entries\./);
    expect((await run(`audit checkpoints -w ${slug} --json`)).stdout).toContain(key);
  });

  test.each(Object.entries(tamperings))(
    "[M16] finds %s against an earlier checkpoint",
    async (_, tampering) => {
      const { founder, org, slug, workspace } = await staffed(api, "compliance-ops");
      const { run } = cliOf(api.url, founder);
      await run(`audit bundle kept -w ${slug}`);
      await api.owner.query(tampering(org));
      await founder.client.workspaces.rename.mutate({ workspace, name: "Later" });
      expect((await run(`audit bundle now -w ${slug}`)).code).toBe(0);
      const verified = await run("audit verify --bundle now --checkpoint kept/checkpoint.txt --json");
      expect(verified.code).toBe(1);
      expect(JSON.parse(verified.stdout)).toMatchObject({ intact: false });
    },
  );

  test("[M16] finds an old backup that was restored and continued", async () => {
    const { founder, org, slug, workspace } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, founder);
    await founder.client.workspaces.rename.mutate({ workspace, name: "Forgotten" });
    await run(`audit bundle kept -w ${slug}`);
    await api.owner.query(cut(org));
    for (const name of ["One", "Two", "Three"]) {
      await founder.client.workspaces.rename.mutate({ workspace, name });
    }
    expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
    await run(`audit bundle now -w ${slug}`);
    expect((await run("audit verify --bundle now")).code).toBe(0);
    const verified = await run("audit verify --bundle now --checkpoint kept/checkpoint.txt");
    expect(verified).toMatchObject({ code: 1 });
    expect(verified.stderr).toContain(
      "isn't the one that the checkpoint signs; the log was rewritten since.",
    );
  });

  test("refuses a checkpoint that another key signed, and what is none", async () => {
    const one = await staffed(api, "compliance-ops");
    const two = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, one.founder);
    await run(`audit bundle one -w ${one.slug}`);
    const other = cliOf(api.url, two.founder);
    await other.run(`audit bundle two -w ${two.slug}`);
    const foreign = join(other.config, "two/checkpoint.txt");
    expect((await run(`audit verify --bundle one --checkpoint ${foreign}`)).stderr).toContain(
      "The checkpoint is not signed by this key.",
    );
    expect((await run("audit verify --bundle one --checkpoint one/audit.ndjson")).stderr).toContain(
      "The checkpoint is not a signed checkpoint.",
    );
    expect((await run("audit verify --bundle one --key x")).stderr).toContain(
      "The key is not one of a checkpoint.",
    );
    expect((await run("audit verify --bundle none")).stderr).toContain(
      "There is no file none/checkpoint.txt.",
    );
  });
});
