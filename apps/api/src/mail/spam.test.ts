import { expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { newestMail } from "../testing/invitations.ts";
import { found } from "../testing/tenants.ts";

const api = await startApi();

test("names become no links in mails, and appear in no subject", async () => {
  const spammer = await api.person("Payment failed! Renew at https://evil.example/pay");
  const tenant = await found(api, spammer, "ai-governance");
  await api.owner.query("UPDATE organization SET name = 'Blocked: www.evil.example/unlock' WHERE id = $1", [
    tenant.org,
  ]);
  await api.owner.query("UPDATE workspace SET name = 'https://evil.example/login' WHERE id = $1", [
    tenant.workspace,
  ]);
  const member = await api.person();
  const [first, second] = ["first@people.example", "second@people.example"];
  const { workspace, org } = tenant;
  await spammer.client.invitations.create.mutate({ workspace, email: first, role: "workspace_member" });
  await spammer.client.invitations.create.mutate({
    organization: org,
    email: second,
    role: "tenant_member",
  });
  await spammer.client.members.add.mutate({ workspace, email: member.email, role: "workspace_member" });
  for (const address of [first, second, member.email]) {
    const { subject, body } = await newestMail(api, address);
    expect(subject).not.toMatch(/evil|blocked|payment/i);
    const links = body.match(/\S*:\/\/\S*/g) ?? [];
    // The mail to the member ends with the one to the choice of mails.
    expect(links.length).toBe(address === member.email ? 2 : 1);
    const ours = new RegExp(`^${api.url.replace("127.0.0.1", "localhost")}/`);
    for (const link of links) expect(link).toMatch(ours);
    expect(body).not.toMatch(/evil\.example/);
  }
});
