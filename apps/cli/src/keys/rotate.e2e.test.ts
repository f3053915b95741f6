import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf, cliUser } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();
const heldBy = (key: string) => ({ env: { BAILIWICK_KEY: key, BAILIWICK_URL: api.url } });

test("keys rotate and update: both secrets work, the old one is revoked by hand, and the key keeps less", async () => {
  const { founder, slug } = await staffed(api, "compliance-ops");
  const { run } = cliOf(api.url, founder);
  const issue = `keys issue -w ${slug} --name Deploy --scope member:read --scope workspace:read --quiet`;
  const text = (await run(issue)).stdout.trim();
  const rotated = await run(`keys rotate -w ${slug} ${text.slice(0, 14)} --overlap until-revoked`);
  expect(rotated).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^bwk_[0-9A-Za-z]{59}\n$/),
    stderr:
      "Rotated Deploy. The old secret works until it is revoked. Store the new one now: it can't be shown again.\n",
  });
  const next = rotated.stdout.trim();
  const members = (key: string) => cliUser().run(`members list -w ${slug}`, heldBy(key));
  for (const key of [text, next]) expect((await members(key)).code).toBe(0);
  expect((await run(`keys rotate -w ${slug} ${next.slice(0, 14)}`)).stderr).toBe(
    "Two secrets of this key work already. Wait until the old one ends, or revoke it first.\n",
  );
  const ended = await run(
    `keys revoke -w ${slug} ${next.slice(0, 14)} --secret ${text.slice(0, 14)} --confirm Deploy`,
  );
  expect(ended.stdout).toBe("Revoked this secret of Deploy. Its next call fails.\n");
  expect((await members(text)).code).toBe(1);
  expect((await members(next)).code).toBe(0);
  const updated = await run(`keys update -w ${slug} ${next.slice(0, 14)} --name Report --drop member:read`);
  expect(updated.stdout).toBe("Changed Report. Its permissions: workspace:read.\n");
  expect((await members(next)).code).toBe(1);
  expect(await run(`keys update -w ${slug} ${next.slice(0, 14)}`)).toMatchObject({ code: 2, stdout: "" });
  expect(await run(`keys rotate -w ${slug} ${next.slice(0, 14)} --overlap 31d`)).toMatchObject({ code: 2 });
});

test("tokens issue, list, rotate and revoke: a program works as far as the person can", async () => {
  const { founder, slug } = await staffed(api, "compliance-ops");
  const { run } = cliOf(api.url, founder);
  const issued = await run(
    `tokens issue -o ${slug} --name Laptop --scope member:read --scope workspace:read --expires 2040-12-31`,
  );
  expect(issued).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^bwp_[0-9A-Za-z]{59}\n$/),
    stderr: "Issued Laptop, until 2040-12-31. Store the token now: it can't be shown again.\n",
  });
  const text = issued.stdout.trim();
  const members = () => cliUser().run(`members list -w ${slug}`, heldBy(text));
  expect((await members()).code).toBe(0);
  expect((await run("tokens list")).stdout).toMatch(
    new RegExp(`\n${text.slice(0, 14)}….{4} +Laptop +${slug} +2 +active +2040-12-31 +\\S+\n$`),
  );
  expect((await cliUser().run("tokens list", heldBy(text))).code).toBe(1);
  expect((await run(`tokens rotate ${text.slice(0, 14)} --overlap 0h`)).stdout).toMatch(/^bwp_/);
  expect((await members()).code).toBe(1);
  const [{ id }] = JSON.parse((await run("tokens list --json")).stdout);
  expect((await run(`tokens revoke ${id} --confirm Laptop`)).stdout).toBe(
    "Revoked Laptop. Its next call fails.\n",
  );
  expect(JSON.parse((await run("tokens list --json")).stdout)).toEqual([]);
});
