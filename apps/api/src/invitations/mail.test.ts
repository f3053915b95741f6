import { describe, expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { invite, newestMail } from "../testing/invitations.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi({ settings: { BAILIWICK_URL: "https://bailiwick.example" } });

let count = 0;
const newEmail = () => `invited${++count}@compliance.example`;

describe("invitations.create", () => {
  test("mails the link, which is stored nowhere else, to the invited person", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const email = newEmail();
    const { token } = await invite(api, founder, { workspace, email, role: "member" });
    const { subject, body } = await newestMail(api, email);
    expect(subject).toBe("Invitation to a workspace");
    const address = encodeURIComponent(email);
    expect(body).toContain(`\nhttps://bailiwick.example/invitation?token=${token}&email=${address}\n`);
    expect(body).toContain(
      `\u2068Founder\u2069 (${founder.email}) invites you to the workspace \u2068Test\u2069 on Bailiwick, as \u2068Member\u2069.`,
    );
    expect(token).toMatch(/^bwn_[A-Za-z0-9_-]{49}$/);
    const { rows } = await api.owner.query(
      "SELECT FROM invitation i, audit_entry e WHERE i::text || e::text LIKE '%' || $1 || '%'",
      [token],
    );
    expect(rows).toEqual([]);
  });

  test("[C9] uses the workspace's language and time zone", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    await api.owner.query("UPDATE workspace SET locale = 'de', time_zone = 'Europe/Berlin' WHERE id = $1", [
      workspace,
    ]);
    const email = newEmail();
    await invite(api, founder, { workspace, email, role: "viewer" });
    const { subject, body } = await newestMail(api, email);
    expect(subject).toBe("Einladung in einen Workspace");
    expect(body).toMatch(
      /lädt Sie auf Bailiwick in den Workspace \u2068Test\u2069 ein\. Ihre Rolle: \u2068Betrachter\u2069\./,
    );
    expect(body).toMatch(/bis \d+\. \p{L}+ \d{4} um [\d:]+ MES?Z gültig\./u);
  });

  test("[S27] names the organization above the workspace", async () => {
    const { founder, workspace } = await staffed(api, "ai-governance");
    const email = newEmail();
    await invite(api, founder, { workspace, email, role: "workspace_viewer" });
    expect((await newestMail(api, email)).body).toContain(
      "the workspace \u2068Test\u2069 of \u2068Test\u2069 on Bailiwick",
    );
  });
});
