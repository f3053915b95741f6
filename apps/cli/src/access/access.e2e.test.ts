import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

describe("bailiwick teams", () => {
  test("[P3][P14][P15] a team is created, staffed, given a role and undone again, each in one sentence", async () => {
    const { founder, as, workspace, slug } = await staffed(api, "ai-tracing");
    const { run } = cliOf(api.url, founder);
    const reader = as("reader");
    const said = async (args: string) => (await run(args)).stdout;
    expect(await said(`teams create Research -o ${slug}`)).toBe("Created the team Research.\n");
    const add = `teams add research -o ${slug} --email ${reader.email.toUpperCase()}`;
    expect(await said(add)).toBe(`Added reader (${reader.email}) to the team Research.\n`);
    expect(await run(add)).toMatchObject({
      code: 1,
      stderr: `${reader.email} is already in the team or isn't in the organization.\n`,
    });
    const grant = `teams grant Research -w ${workspace} --role`;
    expect(await said(`${grant} reader`)).toBe("The team Research is reader here: 1 person.\n");
    expect(await said(`${grant} contributor`)).toBe("The team Research is contributor here: 1 person.\n");
    expect(await said(`teams list -o ${slug}`)).toMatch(/^NAME +PEOPLE +WORKSPACES +YOU\nResearch +1 +1\n$/);
    expect(await said(`teams members Research -o ${slug}`)).toMatch(/^NAME +EMAIL +SINCE\nreader /);
    expect(await said(`members list -w ${workspace} --search ${reader.email}`)).toMatch(
      / contributor +team Research, own role /,
    );
    expect(await said(`teams rename Research Lab -o ${slug}`)).toBe("Renamed the team Research to Lab.\n");
    expect(await said(`teams ungrant Lab -w ${workspace}`)).toBe(
      "The team Lab no longer has the contributor role here.\n",
    );
    expect(await said(`teams remove Lab -o ${slug} --email ${reader.email}`)).toBe(
      `Removed reader (${reader.email}) from the team Lab.\n`,
    );
    expect(await said(`teams delete Lab -o ${slug}`)).toBe("Deleted the team Lab.\n");
    expect(await run(`teams members Lab -o ${slug}`)).toMatchObject({
      code: 1,
      stderr: "No team Lab here.\n",
    });
    const { run: asReader } = cliOf(api.url, reader);
    expect(await asReader(`teams create Mine -o ${slug}`)).toMatchObject({
      code: 1,
      stderr: "You need the Organization owner or Organization admin role to create teams.\n",
    });
  });
});

describe("bailiwick roles", () => {
  test("[C38] a custom role is created, edited and replaced, within what its author holds", async () => {
    const { as, slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, as("owner"));
    const made = await run(
      `roles create -o ${slug} --name "Äußere Prüfung" --permissions workspace:read,member:leave,audit:read`,
    );
    expect(made.stdout).toBe("Created the role Äußere Prüfung with the key aussere_prufung.\n");
    const listed = (await run("roles list")).stdout;
    expect(listed).toMatch(/^LEVEL +KEY +NAME +KIND +PEOPLE +TEAMS +INVITED +MAY\n/);
    expect(listed).toMatch(/\nworkspace +aussere_prufung +Äußere Prüfung +custom +0 +0 +0 +3\n/);
    expect((await run("roles update aussere_prufung --name Auditor")).stdout).toBe(
      "Updated the role Auditor, held by 0 people and 0 teams.\n",
    );
    const all = JSON.parse((await run(`roles list --organization ${slug} --json`)).stdout);
    expect(all.find((role: { key: string }) => role.key === "aussere_prufung").permissions).toHaveLength(3);
    expect((await run("roles delete aussere_prufung")).stdout).toBe("Deleted the role aussere_prufung.\n");
    expect(await run("roles delete viewer")).toMatchObject({
      code: 1,
      stderr: "Built-in roles can't be changed.\n",
    });
  });

  test("[V12] a built-in role is replaced by a copy, for everyone who has it", async () => {
    const { as, slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, as("owner"));
    const replace = `roles copy-and-replace viewer -o ${slug} --name Guest`;
    expect((await run(replace)).stdout).toBe(
      "Replaced the role Viewer with Guest for 1 people, 0 teams and 0 invitations.\n",
    );
    expect((await run("roles list")).stdout).toMatch(/\nworkspace +guest +Guest +custom +1 +0 +0 /);
    expect(await run(`roles copy-and-replace owner -o ${slug} --name Boss`)).toMatchObject({
      code: 1,
      stderr: "Owner can't be replaced: workspaces and organizations always need it.\n",
    });
  });
});

describe("bailiwick access explain", () => {
  test("says yes with the reason, and no with the refusal and who could help", async () => {
    const { founder, as, slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, as("viewer"));
    const refused = await run(`access explain member:add -w ${slug}`);
    expect(refused).toEqual({
      code: 0,
      stdout: [
        `viewer (${as("viewer").email}) can't do this: You need the Owner or Admin role to add members.`,
        "Current access: Viewer here",
        `Who can: Founder (${founder.email}), admin (${as("admin").email})`,
        "",
      ].join("\n"),
      stderr: "",
    });
    const allowed = await run(`access explain member:add -w ${slug} --user ${as("admin").email}`);
    expect(allowed.stdout).toBe(`admin (${as("admin").email}) can do this because of:\n- Admin here\n`);
    const json = JSON.parse((await run(`access explain audit:read -w ${slug} --json`)).stdout);
    expect(json).toMatchObject({ allowed: false, reason: "missing_permission" });
    expect(await run(`access explain audit:read -w ${slug} --user nobody@people.example`)).toMatchObject({
      code: 1,
      stderr: "nobody@people.example has no access to this workspace.\n",
    });
    expect(await run(`access explain audit:read -w ${slug} --team Research`)).toMatchObject({
      code: 1,
      stderr: "The team Research has no role in this workspace.\n",
    });
  });
});
