import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("events are listed from a number on, and followed, one as a line", async () => {
  const { founder, slug, workspace, as } = await staffed(api, "compliance-ops");
  const { run } = cliOf(api.url, founder);
  await founder.client.workspaces.rename.mutate({ workspace, name: "Renamed" });
  const events = JSON.parse((await run(`events list -w ${slug} --json`)).stdout) as {
    type: string;
    data: { sequence: number };
  }[];
  const [last, before] = events.toReversed();
  expect(last?.type).toBe("workspace.renamed");
  const listed = await run(`events list -w ${slug} --after ${before?.data.sequence}`);
  expect(listed.stdout).toMatch(/^# +TIME +EVENT +BY +ABOUT\n\d+ +\S+Z +workspace\.renamed +\S+ +\S+/);
  const followed = await run(`events follow -w ${slug} --after ${before?.data.sequence} --limit 1`);
  expect(followed.stdout).toBe(`${JSON.stringify(last)}\n`);
  expect(await cliOf(api.url, as("member")).run(`events list -w ${slug}`)).toMatchObject({
    code: 1,
    stdout: "",
  });
});
