import { staffed, startApi } from "@bailiwick/api/testing";
import { aiTracing } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("a credential is printed once, files are listed and deleted, and who may not is told so", async () => {
  const { as, workspace } = await staffed(api, aiTracing.key);
  const { run } = cliOf(api.url, as("contributor"));
  const given = await run(`storage credential -w ${workspace} --prefix projects/one/ --write --minutes 5`);
  const files = `${api.url.replace("127.0.0.1", "localhost")}/storage/${workspace}/files/projects/one/`;
  expect(given).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^bwf_[A-Za-z0-9_-]+\n$/),
    stderr: `It works for 5 minutes, at ${files}\n`,
  });
  const authorization = `Bearer ${given.stdout.trim()}`;
  const put = await fetch(`${files}in.txt`, { method: "PUT", body: "hello", headers: { authorization } });
  expect(put.status).toBe(201);

  const listed = await run(`storage list -w ${workspace} --prefix projects/`);
  expect(listed.stdout).toMatch(/^PATH +BYTES +TYPE +STORED +BY\nprojects\/one\/in\.txt +5 +text\/plain/);
  expect(JSON.parse((await run(`storage list -w ${workspace} --json`)).stdout)).toMatchObject([{ bytes: 5 }]);
  expect(await run(`storage credential -w ${workspace} --minutes 90`)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("a number of minutes from 5 to 60"),
  });
  const reader = cliOf(api.url, as("reader"));
  expect(await reader.run(`storage delete -w ${workspace} projects/one/in.txt`)).toMatchObject({
    code: 1,
    stdout: "",
  });
  expect((await run(`storage delete -w ${workspace} projects/one/in.txt`)).stdout).toBe(
    "Deleted projects/one/in.txt.\n",
  );
  expect(await run(`storage delete -w ${workspace} projects/one/in.txt`)).toMatchObject({
    stderr: "There is no such file here.\n",
  });
});
