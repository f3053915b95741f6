import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

describe("bailiwick invitations", () => {
  test("create, list, resend and revoke, by the address", async () => {
    const { founder, slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, founder);
    const email = "invited@tools.example";
    expect(await run(`invitations create -w ${slug} --email ${email.toUpperCase()} --role viewer`)).toEqual({
      code: 0,
      stderr: "",
      stdout: expect.stringMatching(/^Invited invited@tools\.example as viewer, until \d{4}-\d\d-\d\d\.\n$/),
    });
    const listed = await run(`invitations list -w ${slug}`);
    expect(listed.stdout).toMatch(
      new RegExp(
        `^EMAIL +ROLE +STATE +INVITED BY +UNTIL +ACCESS ENDS\n${email} +viewer +pending +Founder +\\d{4}-\\d\\d-\\d\\d *\n$`,
      ),
    );
    expect(await run(`invitations resend -w ${slug} ${email}`)).toEqual({
      code: 1,
      stdout: "",
      stderr: "This invitation was sent less than a minute ago. Wait a moment before you resend it.\n",
    });
    await api.owner.query("UPDATE invitation SET sent_at = now() - interval '1 hour'");
    expect(await run(`invitations resend -w ${slug} ${email}`)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Resent to invited@tools\.example, valid until /),
    });
    expect(await run(`invitations revoke -w ${slug} ${email}`)).toMatchObject({
      code: 0,
      stdout: `Revoked the invitation for ${email}.\n`,
    });
    const json = JSON.parse((await run(`invitations list -w ${slug} --state revoked --json`)).stdout);
    expect(json).toMatchObject([{ email, state: "revoked" }]);
    expect(await run(`invitations revoke -w ${slug} nobody@tools.example`)).toEqual({
      code: 1,
      stdout: "",
      stderr: "nobody@tools.example isn't invited here.\n",
    });
  });

  test("invite to an organization, or say who can", async () => {
    const { founder, slug, as } = await staffed(api, "ai-governance");
    const command = `invitations create --organization ${slug} --email people@tools.example --role tenant_member`;
    expect(await cliOf(api.url, founder).run(`${command} --json`)).toMatchObject({ code: 0 });
    expect(await cliOf(api.url, as("workspace_admin")).run(command)).toEqual({
      code: 1,
      stdout: "",
      stderr: "You need the Tenant admin role to invite people to the organization.\n",
    });
    const both = await cliOf(api.url, founder).run(`invitations list --organization ${slug} -w ${slug}`);
    expect(both).toMatchObject({ code: 2, stdout: "" });
  });
});
