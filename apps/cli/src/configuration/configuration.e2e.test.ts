import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("pull, plan, apply and drift: a workspace is as its settings file says", async () => {
  const { founder, as, workspace } = await staffed(api, "compliance-ops");
  const { run, config } = cliOf(api.url, founder);
  const path = join(config, "settings.yaml");
  const { slug } = await founder.client.workspaces.get.query({ workspace });
  expect(await run(`pull -w ${slug} --out settings.yaml`)).toEqual({ code: 0, stdout: "", stderr: "" });
  const pulled = readFileSync(path, "utf8");
  expect(pulled).toMatch(new RegExp(`^version: 1\nworkspace: ${slug}\n`));
  expect((await run("plan settings.yaml")).stdout).toBe("Nothing changes.\n");
  expect(JSON.parse((await run("plan settings.yaml --json")).stdout)).toMatchObject({ changes: [] });
  expect((await run("drift settings.yaml")).stdout).toBe("No differences.\n");

  const { email } = as("viewer");
  writeFileSync(path, pulled.replace(new RegExp(`(email: ${email}\\n +role: )viewer`), "$1admin"));
  const planned = await run("plan settings.yaml");
  expect(planned).toMatchObject({ code: 0, stderr: "" });
  expect(planned.stdout).toContain(`~ member ${email} (role: viewer → admin)\n`);
  expect(planned.stdout).toMatch(new RegExp(`<${email}>.* \\+member:add `));
  const command = /^Apply it with: bailiwick (apply settings\.yaml --plan [0-9a-f]{64})$/m.exec(
    planned.stdout,
  )?.[1];

  expect(await run("drift settings.yaml")).toMatchObject({
    code: 1,
    stderr: "It is not what settings.yaml says. Differences: 1.\n",
  });
  // Someone changes something else meanwhile.
  const other = { workspace, userId: as("member").id, role: "viewer" };
  await founder.client.members.changeRole.mutate(other);
  expect(await run(command ?? "")).toMatchObject({ code: 1, stdout: "" });
  expect((await run("apply settings.yaml")).stdout).toMatch(
    /^~ member .+\n~ member .+\nApplied\. Changes: 2\.\n$/,
  );
  expect((await run("apply settings.yaml")).stdout).toBe("Nothing changed.\n");

  const member = cliOf(api.url, as("member"));
  writeFileSync(join(member.config, "settings.yaml"), pulled);
  expect(await member.run("apply settings.yaml")).toMatchObject({ code: 1, stdout: "" });
});

test.each([
  ["another version", "version: 2\nworkspace: a", "It is not of version 1."],
  ["no place", "version: 1", "It has to name a workspace or an organization, and not both."],
  [
    "two places",
    "version: 1\nworkspace: a\norganization: b",
    "It has to name a workspace or an organization, and not both.",
  ],
  ["a list", "- a", "It is not a settings file."],
  ["nothing", "", "It is not a settings file."],
  ["a key twice", "version: 1\nworkspace: a\nworkspace: b", "Map keys must be unique at line 3, column 1:"],
  ["what is cut", "version: 1\nworkspace: [", "Flow sequence in block collection must be"],
  [
    "a type of its own",
    "version: 1\nworkspace: a\nteams: !!js/function x",
    "Unresolved tag: tag:yaml.org,2002:js/function",
  ],
  ["too much", "x".repeat(250_001), "It is larger than 250 kB."],
])("refuses a file with %s", async (_, text, why) => {
  const { run, config } = cliOf(api.url, await api.person());
  writeFileSync(join(config, "bad.yaml"), text);
  const { code, stdout, stderr } = await run("plan bad.yaml");
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(`bad.yaml: ${why}`);
});

test("refuses anchors that grow, unknown keys and someone who is there twice, with where it is", async () => {
  const { founder, as, workspace } = await staffed(api, "compliance-ops");
  const { run, config } = cliOf(api.url, founder);
  const refused = async (text: string) => {
    writeFileSync(join(config, "bad.yaml"), `version: 1\nworkspace: ${workspace}\n${text}`);
    const { code, stderr } = await run("apply bad.yaml");
    expect(code).toBe(1);
    return stderr;
  };
  const grown = Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(10)}]`);
  expect(await refused(`a0: &a0 [x]\n${grown.join("\n")}`)).toBe(
    "bad.yaml: It repeats its anchors too often.\n",
  );
  expect(await refused("colors: red")).toMatch(/^file\.colors: /);
  const { email } = as("viewer");
  const twice = `members:\n  - { email: ${email}, role: viewer }\n  - { email: ${email.toUpperCase()}, role: admin }`;
  expect(await refused(twice)).toContain(email);
  expect(await founder.client.members.list.query({ workspace })).toMatchObject({ nextCursor: null });
});
