import { auditWords, erasedFields } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { newest, staffed } from "../testing/tenants.ts";
import { expectPlatformOnly, platformAdmin } from "./testing.ts";

const api = await startApi();
const platform = await platformAdmin(api);
const { erasePerson } = platform.client.platform;

/** Makes an organization's entries those of the first encoding, as a database of an earlier release has them. */
async function asBefore(org: string): Promise<void> {
  await api.owner.query(`DO $$
    DECLARE e audit_entry; previous bytea := decode(repeat('00', 32), 'hex');
    BEGIN
      FOR e IN SELECT * FROM audit_entry WHERE org_id = '${org}' ORDER BY seq LOOP
        e.commitments := NULL;
        e.salts := NULL;
        e.prev_hash := previous;
        previous := sha256(audit.encode(e));
        UPDATE audit_entry SET commitments = NULL, salts = NULL, prev_hash = e.prev_hash, hash = previous
          WHERE org_id = e.org_id AND seq = e.seq;
      END LOOP;
      UPDATE audit_head SET hash = previous WHERE org_id = '${org}';
    END $$`);
}

describe("platform.erasePerson", () => {
  test("[M16] erases what the logs say of a person, in every organization, and every chain verifies", async () => {
    const one = await staffed(api, "compliance-ops");
    const two = await staffed(api, "ai-governance");
    const person = one.as("admin");
    const { workspace } = one;
    await two.founder.client.members.add.mutate({
      workspace: two.workspace,
      email: person.email,
      role: "workspace_viewer",
    });
    await person.client.workspaces.rename.mutate({ workspace, name: `Asked by ${person.email}` });
    await one.founder.client.workspaces.rename.mutate({ workspace, name: `Not x${person.email}` });
    const asked = await person.client.requests.create.mutate({
      workspace,
      role: "owner",
      reason: "For the audit",
    });
    const other = await one.as("viewer").client.requests.create.mutate({
      workspace,
      role: "member",
      reason: "For the audit",
    });
    await person.client.requests.refuse.mutate({ workspace, request: other.id, note: "Not now" });
    const { entries, organizations } = await erasePerson.mutate({ email: person.email });
    expect(organizations).toBe(2);
    const requests = await one.founder.client.requests.list.query({ workspace });
    expect(requests.items.map(({ id }) => id)).not.toContain(asked.id);
    expect(requests.items).toMatchObject([
      { id: other.id, state: "refused", decidedByName: auditWords.erased },
    ]);

    const { items } = await one.founder.client.audit.list.query({ workspace });
    expect(items[0]).toMatchObject({
      action: "person.erased",
      actorName: platform.email,
      via: "platform",
      targetId: person.id,
      targetName: null,
    });
    const renamings = items.filter(({ action }) => action === "workspace.renamed");
    const [kept, gone] = renamings;
    expect(gone).toMatchObject({
      actorId: person.id,
      actorName: null,
      ip: null,
      targetName: null,
      after: null,
    });
    expect(erasedFields(gone ?? {})).toEqual(["actorName", "ip", "targetName", "after"]);
    // Another's address that only ends like theirs, and another's entry.
    expect(kept).toMatchObject({ actorName: one.founder.email, after: `{"name":"Not x${person.email}"}` });
    const added = items.find(({ action, targetId }) => action === "member.added" && targetId === person.id);
    expect(added).toMatchObject({ targetName: null, after: '{"role":"admin"}' });

    let counted = 0;
    for (const tenant of [one, two]) {
      const verdict = await tenant.founder.client.audit.verify.query({ workspace: tenant.workspace });
      expect(verdict).toMatchObject({ intact: true, fault: null });
      const { rows } = await api.owner.query<{ text: string; erased: number }>(
        `SELECT string_agg(e::text, ' ') AS text, sum((e.after::json ->> 'entries')::int)
           FILTER (WHERE e.action = 'person.erased')::int AS erased FROM audit_entry e WHERE org_id = $1`,
        [tenant.org],
      );
      expect(rows[0]?.text.replaceAll(`x${person.email}`, "")).not.toContain(person.email);
      counted += rows[0]?.erased ?? 0;
    }
    expect(counted).toBe(entries);
    expect(await erasePerson.mutate({ email: person.email })).toEqual({ entries: 0, organizations: 0 });
  });

  test("[M16] leaves entries of the first encoding as they are; the chain goes on from them", async () => {
    const { founder, as, org, workspace } = await staffed(api, "compliance-ops");
    await asBefore(org);
    await as("admin").client.workspaces.rename.mutate({ workspace, name: "Later" });
    const { email } = as("admin");
    expect(await erasePerson.mutate({ email })).toEqual({ entries: 1, organizations: 1 });
    const verdict = await founder.client.audit.verify.query({ workspace });
    expect(verdict).toMatchObject({ intact: true, entries: 6 });
    const { items } = await founder.client.audit.list.query({ workspace });
    expect(items.find(({ seq }) => seq === 5)).toMatchObject({ actorName: null, targetName: "Later" });
    expect(items.filter(({ targetName }) => targetName === email)).toHaveLength(1);
  });

  test("finds the address of an account that was deleted, and of a refused attempt", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const { id, email } = as("viewer");
    await errorOf(as("member").client.members.add.mutate({ workspace, email, role: "admin" }));
    await api.owner.query(`DELETE FROM identity."user" WHERE id = $1`, [id]);
    const { entries } = await erasePerson.mutate({ email });
    expect(entries).toBeGreaterThan(0);
    const { items } = await founder.client.audit.list.query({ workspace });
    expect(JSON.stringify(items)).not.toContain(email);
    expect(await founder.client.audit.verify.query({ workspace })).toMatchObject({ intact: true });
  });

  test("[M16] deletes sent mails that name the person, as a whole word", async () => {
    const { id, email } = (await staffed(api, "compliance-ops")).as("viewer");
    await api.owner.query(`UPDATE identity."user" SET name = 'A.l' WHERE id = $1`, [id]);
    const recipient = `other-${email}`;
    await api.owner.query(
      `INSERT INTO outbox (kind, recipient, subject, body_text, delivered_at)
       SELECT 'mail', $1, s, '', now() FROM unnest(ARRAY['A.l was added', 'A.lready added', 'All were added']) s`,
      [recipient],
    );
    await erasePerson.mutate({ email });
    const { rows } = await api.owner.query(
      "SELECT subject FROM outbox WHERE recipient = $1 ORDER BY subject",
      [recipient],
    );
    expect(rows).toEqual([{ subject: "A.lready added" }, { subject: "All were added" }]);
  });

  test("refuses everyone else, unknown addresses, and those who run the instance", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const { founder, as } = tenant;
    const { email } = as("viewer");
    await expectPlatformOnly([founder], (client) => client.platform.erasePerson.mutate({ email }));
    expect(await errorOf(erasePerson.mutate({ email: "no.one@example.com" }))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_person",
    });
    expect(await errorOf(erasePerson.mutate({ email: platform.email }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "erase_operator",
    });
    expect((await newest(api, tenant))[0]).not.toMatchObject({ action: "person.erased" });
  });
});
