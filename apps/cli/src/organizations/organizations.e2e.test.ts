import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

describe("bailiwick organizations", () => {
  test("[M63] list shows the caller's, add-member adds a person, members shows them; only for an admin", async () => {
    const { founder, slug, as } = await staffed(api, "ai-governance");
    const { run } = cliOf(api.url, founder);
    expect((await run("organizations list")).stdout).toMatch(
      new RegExp(`^SLUG +NAME +KIND +ROLE +STATE\n${slug} +Test +ai-governance +tenant_admin +active\n$`),
    );
    const person = await api.person("Newcomer");
    const add = `organizations add-member -o ${slug} --email ${person.email} --role tenant_member`;
    expect(await run(add)).toEqual({
      code: 0,
      stdout: `Added Newcomer (${person.email}) as tenant_member.\n`,
      stderr: "",
    });
    const listed = await run(`organizations members -o ${slug} --search newcomer`);
    expect(listed.stdout).toMatch(
      /^NAME +EMAIL +ROLE +SINCE +ENDS\nNewcomer +\S+ +tenant_member +[\d-]+ *\n$/,
    );
    const all = JSON.parse((await run("organizations members --json")).stdout);
    expect(all).toHaveLength(5);
    const member = cliOf(api.url, as("workspace_viewer"));
    expect(await member.run(`organizations members -o ${slug}`)).toEqual({
      code: 1,
      stdout: "",
      stderr: "You need the Tenant admin role to see the people of the organization.\n",
    });
    const nowhere = cliOf(api.url, await api.person());
    expect(await nowhere.run("organizations members")).toMatchObject({ code: 2 });
  });
});

describe("bailiwick plan", () => {
  test("[V27][V38][V51] show prints the plan with its usage, and change chooses another, for the owner", async () => {
    const { slug, as } = await staffed(api, "compliance-ops");
    const viewer = cliOf(api.url, as("viewer"));
    const shown = await viewer.run("plan show");
    expect(shown.stdout).toMatch(/^Plan: free\n/);
    expect(shown.stdout).toMatch(/\nMembers +at most 5 +4\n/);
    expect(shown.stdout).toMatch(/\nIntegrations +not on this plan\n/);
    expect(await viewer.run("plan change pro")).toEqual({
      code: 1,
      stdout: "",
      stderr: "You need the Owner role to change the plan.\n",
    });
    const { run } = cliOf(api.url, as("owner"));
    const changed = await run(`plan change pro -o ${slug}`);
    expect(changed.stdout).toMatch(/^Plan: pro\n/);
    expect(changed.stdout).toMatch(/\nIntegrations +turning on\n/);
    expect(JSON.parse((await run("plan show --json")).stdout)).toMatchObject({ plan: "pro", pending: true });
    expect(await run("plan change enterprise")).toMatchObject({
      code: 1,
      stderr: "Only the platform admin can set up the Enterprise plan.\n",
    });
  });
});

describe("bailiwick settings", () => {
  test("[V12] list shows a workspace's settings, and set edits one, for people who can", async () => {
    const { slug, as } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, as("admin"));
    expect((await run(`settings list -w ${slug}`)).stdout).toMatch(/\nannouncement +Welcome +never\n$/);
    expect(await run('settings set announcement "All is well"')).toMatchObject({
      code: 0,
      stdout: "Changed announcement.\n",
    });
    expect(await run("settings set playbooks Cards")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Pass a list as JSON"),
    });
    const viewer = cliOf(api.url, as("viewer"));
    expect(await viewer.run("settings set announcement Mine")).toMatchObject({ code: 1, stdout: "" });
    const shown = JSON.parse((await viewer.run("settings list --json")).stdout);
    expect(shown.at(-1)).toMatchObject({ key: "announcement", value: "All is well" });
    expect(await run("settings set approval_policy no_such_option")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^value: Choose one of /),
    });
  });
});
