import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

describe("bailiwick resources", () => {
  test("kinds shows what a workspace can have: fields, states, actions and filters", async () => {
    const { as } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, as("viewer"));
    const { stdout } = await run("resources kinds");
    expect(stdout).toMatch(
      /^certificate \(of the workspace\): A certificate of a host, watched until it expires.\n/,
    );
    expect(stdout).toMatch(/\nhost +host +required\n/);
    expect(stdout).toMatch(/\nname +text +required, unique\n/);
    expect(stdout).toMatch(/\nservice +reference to service\n/);
    expect(stdout).toContain("States: draft, submitted, approved, rejected, done, cancelled\n");
    expect(stdout).toContain(
      "Actions: submit (draft or rejected → submitted); approve (submitted → approved);",
    );
    expect(stdout).toContain("Filters: state, risk, service\n");
    expect(JSON.parse((await run("resources kinds --json")).stdout)).toHaveLength(8);
  });

  test("create, list, get, update, act and delete, for a person who can", async () => {
    const { as, slug } = await staffed(api, "compliance-ops");
    const admin = as("admin");
    const { run } = cliOf(api.url, admin);
    const created = await run(
      `resources create service -w ${slug} "name=Card payments" owner=${admin.email}`,
    );
    expect(created).toMatchObject({ code: 0, stderr: "" });
    expect(created.stdout).toMatch(/^Created Service Card payments \([0-9a-f-]{36}\)\.\n$/);
    const made = JSON.parse(
      (
        await run(
          'resources create change "summary=Renew = replace" "service=card PAYMENTS" risk=high --json',
        )
      ).stdout,
    );
    expect(made).toMatchObject({ state: "draft", fields: { summary: "Renew = replace", risk: "high" } });
    await run('resources create change "summary=Another" risk=low');

    const listed = await run("resources list change --sort summary --descending");
    expect(listed.stdout).toMatch(
      new RegExp(
        `^ID +SUMMARY +SERVICE +RISK +STATE +WINDOW_STARTS\n${made.id} +Renew = replace +Card payments +high +draft\n\\S+ +Another +low +draft\n$`,
      ),
    );
    const lines = async (options: string) =>
      JSON.parse((await run(`resources list change ${options} --json`)).stdout).map(
        ({ title }: { title: string }) => title,
      );
    expect(await lines('--filter risk=high --filter "service=Card payments"')).toEqual(["Renew = replace"]);
    expect(await lines("--search anoth")).toEqual(["Another"]);
    const found = await run("resources search re");
    expect(found.stdout).toMatch(
      new RegExp(`^ID +KIND +TITLE +WORKSPACE\n${made.id} +change +Renew = replace +${slug}\n$`),
    );
    expect(await run("resources list change --limit 1")).toMatchObject({
      stderr: "There are more than 1; ask for them with --limit.\n",
    });

    const edited = await run(`resources update change ${made.id} risk= window_starts=2027-03-31T09:00:00Z`);
    expect(edited.stdout).toBe("Edited Change Renew = replace.\n");
    expect(await run(`resources act change ${made.id} submit`)).toMatchObject({
      stdout: "Change Renew = replace is now: Submitted.\n",
    });
    const shown = await run(`resources get change ${made.id}`);
    expect(shown.stdout).toMatch(/\nstate +submitted\nsummary +Renew = replace\nservice +Card payments\n/);
    expect(shown.stdout).toMatch(
      new RegExp(`\nwindow_starts +2027-03-31T09:00:00Z\n(.*\n)+edited .* by ${admin.name}\n`),
    );
    expect(shown.stdout).not.toMatch(/\nrisk/);

    expect(await run(`resources delete change ${made.id} --confirm Renew`)).toEqual({
      code: 2,
      stdout: "",
      stderr: 'To delete it, pass --confirm "Renew = replace".\n',
    });
    expect(await run(`resources delete change ${made.id} --confirm "Renew = replace"`)).toMatchObject({
      stdout: "Deleted Change Renew = replace.\n",
    });
    expect(await run(`resources get change ${made.id}`)).toMatchObject({
      code: 1,
      stderr: "There is no such resource here.\n",
    });
  });

  test("reads long texts and tags, and a child under its parent", async () => {
    const { founder } = await staffed(api, "machine-fleet");
    const { run, config } = cliOf(api.url, founder);
    writeFileSync(join(config, "permissions.yaml"), "- allow: read\n- deny: any\n");
    const machine = await run(
      "resources create machine name=edge-01 tags=eu,prod rules=@permissions.yaml --json",
    );
    const { id, fields } = JSON.parse(machine.stdout);
    expect(fields).toMatchObject({ tags: ["eu", "prod"], rules: "- allow: read\n- deny: any" });
    expect((await run(`resources get machine ${id}`)).stdout).toMatch(
      /\nrules +- allow: read\n +- deny: any\n/,
    );
    await run(`resources create file path=/etc/hosts --parent ${id}`);
    expect((await run(`resources list file --parent ${id}`)).stdout).toMatch(/ \/etc\/hosts\n$/);
    expect(await run("resources create file path=/etc/hosts")).toMatchObject({
      code: 1,
      stderr: "parent: Choose a parent: Machine.\n",
    });
    expect(await run("resources create machine name=a rules=@missing.yaml")).toMatchObject({
      code: 2,
      stderr: "fields.rules: There is no file missing.yaml.\n",
    });
  });

  test("asks for a secret or reads it from standard input, and never takes it as an argument", async () => {
    const { founder, slug } = await staffed(api, "ai-governance");
    const { run } = cliOf(api.url, founder);
    const provider = 'resources create ai_provider name=Vendor "base_url=https://models.example"';
    expect(await run(`${provider} credential=sk-0123456789abcdef`)).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "fields.credential: Pass credential alone: a secret is asked for, or read from standard input.\n",
    });
    expect(await run(`${provider} credential`)).toMatchObject({
      code: 1,
      stderr: "Standard input ended before an answer was given.\n",
    });
    const made = await run(`${provider} credential`, { input: "sk-0123456789abcdef\n" });
    expect(made).toMatchObject({ code: 0, stderr: "" });
    // A kind of the organization, with and without naming it.
    for (const options of [`--organization ${slug}`, ""]) {
      const { stdout } = await run(`resources list ai_provider ${options}`);
      expect(stdout).toMatch(
        /^ID +NAME +BASE_URL +CREDENTIAL\n\S+ +Vendor +https:\/\/models.example\/ +…cdef\n$/,
      );
    }
    const kinds = await run(`resources kinds --organization ${slug}`);
    expect(kinds.stdout).toMatch(/^ai_provider \(of the organization\): /);
  });

  test("list shows a kind over all workspaces of an organization, each row with its workspace", async () => {
    const { founder, org, slug, workspace } = await staffed(api, "ai-governance");
    const { run } = cliOf(api.url, founder);
    const given = { organization: org, name: "Second", slug: `second-${slug}` };
    const second = await founder.client.workspaces.create.mutate(given);
    for (const [where, name] of [
      [workspace, "One"],
      [second.id, "Two"],
    ] as const) {
      const fields = { name, type: "model" };
      await founder.client.resources.create.mutate({ workspace: where, kind: "asset", fields });
    }
    const { stdout } = await run(`resources list asset --organization ${slug}`);
    expect(stdout).toMatch(
      new RegExp(`^ID +WORKSPACE +NAME +.*\n\\S+ +\\S+ +One +model\n\\S+ +second-${slug} +Two +model\n$`),
    );
    const exported = await run(`resources export asset --organization ${slug}`);
    expect(exported.stdout).toMatch(
      /^ID,Workspace,Name,.*\r\n.+,One,Model,.*\r\n.+,Second,Two,Model,.*\r\n$/,
    );
  });

  test("names the field that is wrong, and refuses people who can't", async () => {
    const { as } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, as("admin"));
    const said = async (args: string) => {
      const { code, stderr } = await run(`resources ${args}`);
      return [code, stderr];
    };
    expect(await said("list server")).toEqual([
      2,
      expect.stringMatching(/^There is no kind server here. There are: certificate, /),
    ]);
    expect(await said("create certificate host=a.example")).toEqual([
      1,
      "fields.valid_until: Valid until is required.\n",
    ]);
    expect(await said("create certificate host=a.example valid_until=soon")).toEqual([
      1,
      "fields.valid_until: Valid until is a date, such as 2027-03-31.\n",
    ]);
    expect(await said("create risk summary=A likelihood=often impact=1")).toEqual([
      1,
      "fields.likelihood: Likelihood is a number.\n",
    ]);
    expect(await said("create certificate color=red")).toEqual([
      1,
      "fields.color: There is no field “color” here.\n",
    ]);
    expect(await said("create certificate host")).toEqual([2, "fields.host: Pass a value: host=…\n"]);
    expect(await said("create certificate host=a host=b")).toEqual([
      2,
      "fields.host: This field is given twice.\n",
    ]);
    expect(await said("create change summary=A service=Ledger")).toEqual([
      1,
      "fields.service: There is no Service “Ledger” here.\n",
    ]);
    expect(await said("create task summary=A assignee=a@b.example")).toEqual([
      1,
      "fields.assignee: No one there has the address a@b.example.\n",
    ]);
    expect(await said("list risk --filter mitigation=3")).toEqual([
      1,
      "filters.mitigation: There is no field “mitigation” here.\n",
    ]);
    expect(await said("list risk --filter impact")).toEqual([2, "filters.impact: Pass a value: impact=…\n"]);
    const viewer = cliOf(api.url, as("viewer"));
    expect(await viewer.run("resources create service name=A")).toEqual({
      code: 1,
      stdout: "",
      stderr: "You need the Owner, Admin, or Member role to create services.\n",
    });
  });
});
