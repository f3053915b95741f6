import { startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("bailiwick platform keys: issue, list, rotate and revoke, for the platform admin alone", async () => {
  const { run } = cliOf(api.url, await api.person("Platform", { platformAdmin: true }));
  const command = "platform keys issue --name Portal --scope access:check --scope organization:create";
  const issued = await run(`${command} --expires 2040-12-31`);
  expect(issued).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^bwi_[0-9A-Za-z]{59}\n$/),
    stderr: "Issued Portal, until 2040-12-31. Store the key now: it can't be shown again.\n",
  });
  const label = issued.stdout.slice(0, 14);
  const rotated = await run(`platform keys rotate ${label} --overlap 0h --quiet`);
  expect(rotated).toEqual({ code: 0, stdout: expect.stringMatching(/^bwi_\w{59}\n$/), stderr: "" });
  const next = rotated.stdout.slice(0, 14);
  expect((await run("platform keys list")).stdout).toMatch(
    new RegExp(`\n${next}…\\w{4} +Portal +2 +active +\\S+ +2040-12-31 +never\n$`),
  );
  expect((await run(`platform keys revoke ${next} --confirm Other`)).stderr).toBe(
    'To revoke it, pass --confirm "Portal".\n',
  );
  expect((await run(`platform keys revoke ${next} --confirm Portal`)).stdout).toBe(
    "Revoked Portal. Its next call fails.\n",
  );
  expect((await run(`platform keys revoke ${label} --confirm Portal`)).stderr).toBe(
    `There is no key ${label}. "bailiwick platform keys list" lists them.\n`,
  );
  expect(await cliOf(api.url, await api.person()).run(command)).toEqual({
    code: 1,
    stdout: "",
    stderr: "Only the platform admin can issue, rotate and revoke keys of this instance.\n",
  });
});
