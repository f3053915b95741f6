import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf, cliUser } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();
const heldBy = (key: string) => ({ env: { BAILIWICK_KEY: key, BAILIWICK_URL: api.url } });

describe("bailiwick keys", () => {
  test("issue, list and revoke: the text is printed once, alone on standard output", async () => {
    const { founder, slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, founder);
    const issued = await run(
      `keys issue -w ${slug} --name Deploy --scope member:read --scope workspace:read --expires 2040-12-31`,
    );
    expect(issued).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^bwk_[0-9A-Za-z]{59}\n$/),
      stderr: "Issued Deploy, until 2040-12-31. Store the key now: it can't be shown again.\n",
    });
    const text = issued.stdout.trim();
    const label = `${text.slice(0, 14)}…${text.slice(-4)}`;
    const listed = await run(`keys list -w ${slug}`);
    expect(listed.stdout).toMatch(/^KEY +NAME +SCOPES +STATE +ISSUED BY +EXPIRES +LAST USED\n/);
    expect(listed.stdout).toMatch(new RegExp(`\n${label} +Deploy +2 +active +Founder +2040-12-31 +never\n$`));
    expect(listed.stdout).not.toContain(text);

    expect(await run(`keys revoke -w ${slug} ${label} --confirm Other`)).toEqual({
      code: 2,
      stdout: "",
      stderr: 'To revoke it, pass --confirm "Deploy".\n',
    });
    expect(await run(`keys revoke -w ${slug} ${text.slice(0, 14)} --confirm Deploy`)).toEqual({
      code: 0,
      stdout: "Revoked Deploy. Its next call fails.\n",
      stderr: "",
    });
    const json = JSON.parse((await run(`keys list -w ${slug} --state revoked --json`)).stdout);
    expect(json).toMatchObject([{ name: "Deploy", scopes: ["workspace:read", "member:read"] }]);
    expect((await run(`keys revoke -w ${slug} ${json[0].id} --confirm Deploy`)).stderr).toBe(
      "This key is already revoked.\n",
    );
    expect((await run(`keys revoke -w ${slug} bwk_0123456789 --confirm Deploy`)).stderr).toBe(
      'There is no key bwk_0123456789 here. "bailiwick keys list" lists them.\n',
    );
  });

  test("of an organization are issued to those who can, quietly or as JSON", async () => {
    const { founder, slug, as } = await staffed(api, "ai-governance");
    const command = `keys issue --organization ${slug} --name Inventory --scope organization:read --expires never`;
    const quiet = await cliOf(api.url, founder).run(`${command} --quiet`);
    expect(quiet).toEqual({ code: 0, stdout: expect.stringMatching(/^bwo_\w{59}\n$/), stderr: "" });
    const json = JSON.parse((await cliOf(api.url, founder).run(`${command} --json`)).stdout);
    expect(json).toMatchObject({ key: { level: "organization", expiresAt: null }, text: expect.any(String) });
    expect(await cliOf(api.url, as("workspace_admin")).run(command)).toEqual({
      code: 1,
      stdout: "",
      stderr: "You need the Tenant admin role to issue keys of the organization.\n",
    });
    const wrong = await cliOf(api.url, founder).run(`keys issue --organization ${slug} --name A --scope all`);
    expect(wrong).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("BAILIWICK_KEY", () => {
  test("is used instead of a sign-in, within its scopes, until it is revoked", async () => {
    const { founder, slug } = await staffed(api, "compliance-ops");
    const owner = cliOf(api.url, founder);
    const command = `keys issue -w ${slug} --name Deploy --scope member:read --scope workspace:read --quiet`;
    const text = (await owner.run(command)).stdout.trim();
    const { run } = cliUser();
    const members = await run(`members list -w ${slug}`, heldBy(text));
    expect(members).toMatchObject({ code: 0, stderr: "" });
    expect(members.stdout).toContain(founder.email);
    expect(await run(`audit list -w ${slug}`, heldBy(text))).toMatchObject({ code: 1, stdout: "" });
    // Where someone is signed in, a key comes first, and is used at the same instance.
    const both = await owner.run(`audit list -w ${slug}`, { env: { BAILIWICK_KEY: text } });
    expect(both).toMatchObject({ code: 1, stdout: "" });

    await owner.run(`keys revoke -w ${slug} ${text.slice(0, 14)} --confirm Deploy`);
    expect(await run(`members list -w ${slug}`, heldBy(text))).toMatchObject({ code: 1, stdout: "" });
  });

  test("says in one sentence what a key can't do, and never prints it", async () => {
    const { founder, workspace, slug } = await staffed(api, "compliance-ops");
    const { text } = await founder.client.keys.issue.mutate({
      workspace,
      name: "Deploy",
      scopes: ["workspace:read", "member:read"],
    });
    const { run } = cliUser();
    const personal = [
      "account sessions",
      "account rename Zoe",
      "workspaces list",
      "organizations list",
      `keys issue -w ${slug} --name Next --scope member:read`,
    ];
    for (const command of personal) {
      expect(await run(command, heldBy(text)), command).toEqual({
        code: 1,
        stdout: "",
        stderr: "A key can't do this. Unset BAILIWICK_KEY to do it as the person who is signed in.\n",
      });
    }
    expect(await run("members list", heldBy(text))).toEqual({
      code: 2,
      stdout: "",
      stderr: "Pass --workspace: a key has no default.\n",
    });
    expect(await run(`members list -w ${slug}`, heldBy(text.slice(0, -1)))).toEqual({
      code: 2,
      stdout: "",
      stderr: "BAILIWICK_KEY is not a key, or not all of one.\n",
    });
    const nowhere = { env: { BAILIWICK_KEY: text, BAILIWICK_URL: "here" } };
    expect(await run(`members list -w ${slug}`, nowhere)).toEqual({
      code: 2,
      stdout: "",
      stderr: "BAILIWICK_URL has to be an address such as https://bailiwick.example.\n",
    });
  });
});
