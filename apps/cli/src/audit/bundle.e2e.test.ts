import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi, type TestPerson } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";
import { writeBundle } from "./bundle.ts";
import { type Kept, verifyBundle } from "./bundle-file.ts";

/* The product, and the real tool or its parts; the tampering is by someone who can change every row of the database. */

const api = await startApi();

/** Writes a bundle as this person; returns its folder. */
async function bundled({ client }: TestPerson, workspace: string): Promise<string> {
  const folder = join(api.database.home, randomUUID());
  await writeBundle(client, { workspace }, folder);
  return folder;
}

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
      const { founder, org, workspace } = await staffed(api, "compliance-ops");
      const kept = await bundled(founder, workspace);
      await api.owner.query(tampering(org));
      await founder.client.workspaces.rename.mutate({ workspace, name: "Later" });
      const now = await bundled(founder, workspace);
      expect(await verifyBundle(now, { checkpoint: join(kept, "checkpoint.txt") })).toMatchObject({
        intact: false,
      });
    },
  );

  test("[M16] finds an old backup that was restored and continued", async () => {
    const { founder, org, workspace } = await staffed(api, "compliance-ops");
    await founder.client.workspaces.rename.mutate({ workspace, name: "Forgotten" });
    const kept = await bundled(founder, workspace);
    await api.owner.query(cut(org));
    for (const name of ["One", "Two", "Three"]) {
      await founder.client.workspaces.rename.mutate({ workspace, name });
    }
    expect((await founder.client.audit.verify.query({ workspace })).intact).toBe(true);
    const now = await bundled(founder, workspace);
    expect(await verifyBundle(now)).toMatchObject({ intact: true });
    expect(await verifyBundle(now, { checkpoint: join(kept, "checkpoint.txt") })).toMatchObject({
      intact: false,
      reason: "head",
      message: "Entry 5: it isn't the one that the checkpoint signs; the log was rewritten since.",
    });
  });

  test("refuses a checkpoint that another key signed, and what is none", async () => {
    const tenants = [await staffed(api, "compliance-ops"), await staffed(api, "compliance-ops")];
    const [one = "", two = ""] = await Promise.all(
      tenants.map(({ founder, workspace }) => bundled(founder, workspace)),
    );
    const refused = (kept: Kept, folder = one) => expect(verifyBundle(folder, kept)).rejects;
    await refused({ checkpoint: join(two, "checkpoint.txt") }).toThrow(
      "The checkpoint is not signed by this key.",
    );
    await refused({ checkpoint: join(one, "audit.ndjson") }).toThrow(
      "The checkpoint is not a signed checkpoint.",
    );
    await refused({ key: "x" }).toThrow("The key is not one of a checkpoint.");
    await refused({}, join(one, "none")).toThrow("There is no file ");
    const note = join(one, "checkpoint.txt");
    writeFileSync(note, readFileSync(note, "utf8").replace("\n4\n", "\n3\n"));
    await refused({}).toThrow("The checkpoint is not signed by this key.");
  });
});
