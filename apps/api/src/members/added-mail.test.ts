import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { newestMail } from "../testing/invitations.ts";
import { enlist, staffed } from "../testing/tenants.ts";

const api = await startApi({ settings: { BAILIWICK_URL: "https://bailiwick.example" } });

async function add(by: TestPerson, workspace: string, role: string) {
  const person = await api.person("Newcomer");
  await by.client.members.add.mutate({ workspace, email: person.email, role });
  return person;
}

describe("the mail to a person added to a workspace", () => {
  test("[V16][S27][S28] names the actor, the workspace and the role, with a link to it", async () => {
    const tenant = await staffed(api, "data-security");
    await api.owner.query("UPDATE workspace SET name = 'Customer data' WHERE id = $1", [tenant.workspace]);
    const admin = await api.person("Organization admin");
    await enlist(api, tenant, admin, "org_admin");
    const { email } = await add(admin, tenant.workspace, "editor");
    const mail = await newestMail(api, email);
    expect(mail.subject).toBe("You were added to \u2068Customer data\u2069");
    expect(mail.body).toContain(
      `\u2068Organization admin\u2069 (${admin.email}) added you to the workspace \u2068Customer data\u2069 of \u2068Test\u2069 on Bailiwick, as \u2068Editor\u2069.`,
    );
    expect(mail.body).toContain(`\nhttps://bailiwick.example/ws/${tenant.slug}.${tenant.slug}\n`);
  });

  test("[C9] uses the language of the workspace", async () => {
    const { founder, workspace, slug } = await staffed(api, "machine-fleet");
    await api.owner.query("UPDATE workspace SET locale = 'de', name = 'Flotte Süd' WHERE id = $1", [
      workspace,
    ]);
    const { email } = await add(founder, workspace, "member");
    const mail = await newestMail(api, email);
    expect(mail.subject).toBe("Sie wurden zu \u2068Flotte Süd\u2069 hinzugefügt");
    expect(mail.body).toContain(
      "zum Workspace \u2068Flotte Süd\u2069 hinzugefügt. Ihre Rolle: \u2068Mitglied\u2069.",
    );
    expect(mail.body).toContain(`\nhttps://bailiwick.example/ws/${slug}\n`);
  });

  test.each([
    "Renew at https://evil.example",
    "www.evil.example",
    "Call 555: now!",
    `Long ${"name ".repeat(10)}`,
  ])("keeps the name %j out of its subject", async (name) => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    await api.owner.query("UPDATE workspace SET name = $2 WHERE id = $1", [workspace, name]);
    const { email } = await add(founder, workspace, "member");
    expect((await newestMail(api, email)).subject).toBe("You were added to a workspace");
  });

  test("uses the language that its reader chose, regardless of the workspace's", async () => {
    const { founder, workspace } = await staffed(api, "machine-fleet");
    const reader = await api.person("Reader");
    await reader.client.account.setPreferences.mutate({ locale: "de", timeZone: null });
    await founder.client.members.add.mutate({ workspace, email: reader.email, role: "member" });
    expect((await newestMail(api, reader.email)).body).toContain("Workspace öffnen:");
    const { email } = await add(founder, workspace, "member");
    expect((await newestMail(api, email)).body).toContain("Open it here:");
  });

  test("[S28] is written with the change or not at all: a refused addition notifies no one", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const person = await api.person();
    const call = as("viewer").client.members.add.mutate({ workspace, email: person.email, role: "viewer" });
    expect(await errorOf(call)).toMatchObject({ code: "FORBIDDEN" });
    const { rows } = await api.owner.query("SELECT FROM outbox WHERE recipient = $1", [person.email]);
    expect(rows).toEqual([]);
  });
});
