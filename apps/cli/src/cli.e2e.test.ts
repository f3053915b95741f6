import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { describe, expect, test } from "vitest";
import { cliOf, cliUser } from "./testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();
const password = "a long enough password";

/** Creates an account as the console does; returns its address. */
async function signUp(local: string): Promise<string> {
  const email = `${local}@tools.example`;
  const response = await fetch(`${api.url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: api.url },
    body: JSON.stringify({ name: `The ${local}`, email, password }),
  });
  expect(response.status).toBe(200);
  return email;
}

describe("bailiwick account", () => {
  test("changes the caller's name, and ends one of their listed sessions and no one else's", async () => {
    const email = await signUp("renamed");
    const { run } = cliUser();
    await run(`login --url ${api.url} --email ${email}`, { input: `${password}\n` });
    expect(await run("account rename Zoe")).toMatchObject({ code: 0, stdout: "Your name is now Zoe.\n" });
    const listed = JSON.parse((await run("account sessions --json")).stdout);
    const other = listed.find(({ current }: { current: boolean }) => !current);
    const stranger = cliOf(api.url, await api.person());
    expect((await stranger.run(`account end-session ${other.id}`)).code).not.toBe(0);
    expect(await run(`account end-session ${other.id}`)).toMatchObject({ code: 0, stdout: "Signed out.\n" });
    expect(JSON.parse((await run("account sessions --json")).stdout)).toHaveLength(1);
  });
});

describe("bailiwick account delete", () => {
  test("deletes the caller's account with their password and address, once nothing is left that only they keep", async () => {
    const email = await signUp("leaving");
    const { run } = cliUser();
    await run(`login --url ${api.url} --email ${email}`, { input: `${password}\n` });
    expect(await run("account delete")).toMatchObject({ code: 2 });
    const wrong = await run(`account delete --confirm ${email}`, { input: "not the password\n" });
    expect(wrong).toMatchObject({ code: 1, stdout: "" });
    const mistyped = await run("account delete --confirm other@tools.example", { input: `${password}\n` });
    expect(mistyped).toMatchObject({ code: 1, stdout: "" });

    const owner = await staffed(api, "compliance-ops");
    const kept = await cliOf(api.url, owner.founder).run(`account delete --confirm ${owner.founder.email}`);
    expect(kept.code).toBe(1);
    expect(kept.stderr).toContain("Test");

    expect(await run(`account delete --confirm ${email}`, { input: `${password}\n` })).toEqual({
      code: 0,
      stdout: "",
      stderr: `The account ${email} is deleted at ${api.url}.\n`,
    });
    expect((await run("account sessions")).stderr).toContain("Not signed in.");
    const again = await run(`login --url ${api.url} --email ${email}`, { input: `${password}\n` });
    expect(again.code).toBe(1);
  });
});

describe("bailiwick login and logout", () => {
  test("store a session for this user only, never the password, and end it", async () => {
    const email = await signUp("operator");
    const { run, config } = cliUser();
    const login = await run(`login --url ${api.url}/ --email ${email.toUpperCase()}`, {
      input: `${password}\n`,
    });
    expect(login).toEqual({ code: 0, stdout: "", stderr: `Signed in at ${api.url} as ${email}.\n` });
    const file = join(config, "bailiwick/credentials.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const kept = readFileSync(file, "utf8");
    expect(kept).not.toContain(password);
    const { token } = JSON.parse(kept);
    expect((await api.client(token).session.me.query()).user.email).toBe(email);

    expect(await run("logout")).toMatchObject({ code: 0, stderr: `Signed out at ${api.url}.\n` });
    await expect(api.client(token).session.me.query()).rejects.toThrow("Sign in first.");
    expect(await run("logout")).toMatchObject({ code: 0, stderr: "You were not signed in.\n" });
  });

  test("a wrong password is refused in one sentence, and the stored session stays", async () => {
    const email = await signUp("careful");
    const { run, config } = cliOf(api.url, { ...(await api.person()), email });
    const file = join(config, "bailiwick/credentials.json");
    const before = readFileSync(file, "utf8");
    const { code, stdout, stderr } = await run("login", { input: "not the password\n" });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    const refused = await run(`login --email ${email}`, { input: "not the password\n" });
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^[^\n]+\.\n$/);
    expect(stderr).toBe("Pass your address with --email; standard input is read for the password.\n");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("a session that was ended elsewhere is reported as missing", async () => {
    const person = await api.person();
    const { run } = cliOf(api.url, person);
    await api.owner.query("DELETE FROM identity.session WHERE user_id = $1", [person.id]);
    expect(await run("workspaces list")).toEqual({ code: 1, stdout: "", stderr: "Sign in first.\n" });
  });
});

describe("bailiwick workspaces", () => {
  test("[V36][V49] create creates a workspace with a slug derived from its name, and list shows it", async () => {
    const { run } = cliOf(api.url, await api.person());
    expect(await run("workspaces list")).toMatchObject({ code: 0, stdout: "" });
    const made = await run('workspaces create --name "Zahlungen Süd"');
    expect(made).toMatchObject({ code: 0, stdout: "Created the workspace zahlungen-sud.\n" });
    const listed = await run("workspaces list");
    expect(listed.stdout).toMatch(
      /^SLUG +NAME +ORGANIZATION +ROLE +STATE\nzahlungen-sud +Zahlungen Süd .* owner +active\n$/,
    );
    const json = JSON.parse((await run("workspaces list --json")).stdout);
    expect(json).toMatchObject([{ slug: "zahlungen-sud", role: "owner" }]);
    const taken = await run("workspaces create --name Other --slug zahlungen-sud");
    expect(taken).toEqual({ code: 1, stdout: "", stderr: "Slug already taken.\n" });
    const invalid = await run("workspaces create --name Other --slug a_b");
    expect(invalid).toMatchObject({ code: 1, stderr: expect.stringMatching(/^slug: .+\.\n$/) });
  });

  test("[M21] create in an organization needs its admin", async () => {
    const tenant = await staffed(api, "ai-governance");
    const admin = cliOf(api.url, tenant.founder);
    const command = `workspaces create --organization ${tenant.slug} --name Staging --json --slug stage-${tenant.slug}`;
    expect(JSON.parse((await admin.run(command)).stdout)).toMatchObject({ slug: `stage-${tenant.slug}` });
    const member = cliOf(api.url, tenant.as("workspace_admin"));
    expect(await member.run(command)).toEqual({
      code: 1,
      stdout: "",
      stderr: "You need the Tenant admin role to create workspaces.\n",
    });
    const listed = await admin.run(`workspaces list --organization ${tenant.slug} --search stag`);
    expect(listed.stdout.split("\n")).toHaveLength(3);
  });
});

describe("bailiwick members", () => {
  test("[V52][M54] add adds a member and says so, twice is refused, and list shows them", async () => {
    const { founder, workspace, slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, founder);
    const { email } = await api.person("Newcomer");
    const add = `members add --workspace ${slug} --email ${email} --role viewer`;
    expect(await run(add)).toEqual({ code: 0, stdout: `Added Newcomer (${email}) as viewer.\n`, stderr: "" });
    expect(await run(add)).toEqual({
      code: 1,
      stdout: "",
      stderr: "User is already a member of this workspace\n",
    });
    const listed = await run(`members list -w ${workspace} --search newcomer`);
    expect(listed.stdout).toMatch(
      new RegExp(
        `^NAME +EMAIL +ROLE +THROUGH +SINCE +ENDS\nNewcomer +${email} +viewer +own role +\\d{4}-\\d\\d-\\d\\d *\n$`,
      ),
    );
    const viewers = await run(`members list -w ${workspace} --role viewer --sort added --descending`);
    expect(viewers.stdout.split("\n")[1]).toContain(email);
    const suspended = await run(`members list -w ${workspace} --state suspended --json`);
    expect(JSON.parse(suspended.stdout)).toEqual([]);
    const some = await run(`members list --workspace ${slug} --limit 2 --json`);
    expect(JSON.parse(some.stdout)).toHaveLength(2);
    expect(some.stderr).toBe("There are more than 2; ask for them with --limit.\n");
  });

  test("[M35][M37] change-role and remove take several, and change no one where one can't be changed", async () => {
    const { founder, as, slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, founder);
    const [admin, viewer] = [as("admin"), as("viewer")];
    const change = `members change-role ${admin.email} ${viewer.email} --role member -w ${slug}`;
    expect(await run(change)).toEqual({
      code: 0,
      stdout: [admin, viewer]
        .map(({ name, email }) => `${name} (${email}) now has the role member.\n`)
        .join(""),
      stderr: "",
    });
    const both = await run(`members remove ${admin.email} ${founder.email} -w ${slug}`);
    expect(both).toMatchObject({ code: 1, stdout: "" });
    expect(both.stderr).toContain(founder.name);
    expect(await run(`members remove nobody@tools.example -w ${slug}`)).toMatchObject({
      code: 1,
      stderr: "No one there has the address nobody@tools.example.\n",
    });
    expect(await run(`members remove ${admin.email} ${viewer.email} -w ${slug}`)).toEqual({
      code: 0,
      stdout: `Removed ${admin.email}.\nRemoved ${viewer.email}.\n`,
      stderr: "",
    });
  });

  test("export writes everyone, as CSV without formulas or as JSON", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, founder);
    const { email } = await api.person("=cmd()");
    await run(`members add --workspace ${workspace} --email ${email} --role viewer`);
    const { stdout } = await run(`members export -w ${workspace}`);
    const [heading, ...rows] = stdout.trimEnd().split("\r\n");
    expect(heading).toBe("name,email,role,through,status,since");
    expect(rows).toHaveLength(5);
    expect(rows.find((row) => row.includes(email))).toMatch(
      /^"'=cmd\(\)",[^,]+,viewer,own role,active,\d{4}-/,
    );
    const other = await staffed(api, "ai-governance");
    const json = await cliOf(api.url, other.founder).run(
      `members export --organization ${other.org} --format json`,
    );
    expect(JSON.parse(json.stdout)).toContainEqual(
      expect.objectContaining({ email: other.founder.email, role: "tenant_admin", active: true }),
    );
    const outsider = cliOf(api.url, await api.person());
    expect(await outsider.run(`members export -w ${workspace}`)).toMatchObject({ code: 1, stdout: "" });
  });

  test("use the session's workspace when none is named, and say when there is none", async () => {
    const { as } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, as("viewer"));
    const { stdout } = await run("members list --json");
    expect(JSON.parse(stdout)).toHaveLength(4);
    const nowhere = cliOf(api.url, await api.person());
    expect(await nowhere.run("members list")).toMatchObject({
      code: 2,
      stderr: "No default workspace. Pass --workspace.\n",
    });
  });

  test("[V4] another tenant's workspace looks like a missing one", async () => {
    const { slug } = await staffed(api, "compliance-ops");
    const { run } = cliOf(api.url, await api.person());
    const missing = await run("members list --workspace not-there");
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(await run(`members list --workspace ${slug}`)).toEqual(missing);
  });
});

describe("bailiwick audit", () => {
  test("list prints entries as sentences, newest first, filtered, for one workspace or all", async () => {
    const tenant = await staffed(api, "ai-governance");
    const { founder, as, slug } = tenant;
    const { run } = cliOf(api.url, founder);
    const workspace = `${slug}/${slug}`;
    const lines = (
      await run(`audit list --workspace ${workspace} --action member.added --limit 1`)
    ).stdout.split("\n");
    expect(lines[0]).toMatch(/^# +TIME +WHAT HAPPENED +FROM$/);
    expect(lines[1]).toContain(`${founder.email} added ${as("workspace_viewer").email} as workspace_viewer.`);
    const all = JSON.parse((await run(`audit list --organization ${slug} --json`)).stdout);
    expect(all.map((entry: { seq: number }) => entry.seq)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const mine = await run(
      `audit list -w ${workspace} --actor ${as("workspace_viewer").id} --from 2026-01-01T00:00:00Z`,
    );
    expect(mine).toEqual({ code: 0, stdout: "", stderr: "There is nothing to show.\n" });
    const wrong = await run(`audit list -w ${workspace} --from yesterday`);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/^from: /) });
  });

  test("[M16] verify reports an intact chain, and offline an intact export; both detect a change", async () => {
    const tenant = await staffed(api, "ai-governance");
    const { run, config } = cliOf(api.url, tenant.founder);
    const online = await run(`audit verify --workspace ${tenant.slug}/${tenant.slug}`);
    expect(online).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Intact: 7 entries\. The chain ends at 7:/),
    });
    const file = join(config, "export.ndjson");
    const write = async () => {
      const { stdout } = await run(`audit list --organization ${tenant.slug} --json`);
      const entries: unknown[] = JSON.parse(stdout);
      writeFileSync(
        file,
        entries
          .toReversed()
          .map((entry) => `${JSON.stringify(entry)}\n`)
          .join(""),
      );
    };
    await write();
    const anonymous = cliUser();
    expect(await anonymous.run(`audit verify --file ${file}`)).toEqual(online);

    await api.owner.query("UPDATE audit_entry SET target_name = 'Other' WHERE org_id = $1 AND seq = 5", [
      tenant.org,
    ]);
    const found = { code: 1, stdout: "", stderr: "Entry 5: it was changed after it was written.\n" };
    expect(await run(`audit verify --workspace ${tenant.slug}/${tenant.slug}`)).toEqual(found);
    await write();
    expect(await anonymous.run(`audit verify --file ${file}`)).toEqual(found);
    const json = await anonymous.run(`audit verify --file ${file} --json`);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      intact: false,
      entries: 4,
      fault: { seq: 5, reason: "hash" },
    });
  });
});
