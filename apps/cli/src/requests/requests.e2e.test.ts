import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("requests create, list, withdraw, refuse and approve", async () => {
  const { founder, as, workspace } = await staffed(api, "compliance-ops");
  const viewer = as("viewer");
  const [asking, deciding] = [cliOf(api.url, viewer), cliOf(api.url, founder)];
  const at = `--workspace ${workspace}`;
  const ask = async () => {
    const { stdout } = await asking.run(`requests create ${at} --role member --reason Audit --until 7d`);
    expect(stdout).toMatch(/^Asked for the role member until .* UTC\. The request \S+ is open until /);
    return /request (\S+) is open/.exec(stdout)?.[1] ?? "";
  };
  const first = await ask();
  expect((await deciding.run(`requests list ${at} --open`)).stdout).toContain(viewer.email);
  expect((await asking.run(`requests withdraw ${first} ${at}`)).stdout).toBe(
    "Withdrew the request for the role member.\n",
  );
  const second = await ask();
  expect((await deciding.run(`requests refuse ${second} ${at} --note Later`)).stdout).toBe(
    `Refused the request of ${viewer.name} (${viewer.email}).\n`,
  );
  const third = await ask();
  expect((await deciding.run(`requests approve ${third} ${at} --until never`)).stdout).toBe(
    `${viewer.name} (${viewer.email}) now has the role member.\n`,
  );
  const again = await deciding.run(`requests refuse ${third} ${at} --note Later`);
  expect(again.code).not.toBe(0);
  expect(again.stderr).toContain("has already approved this request.");
});
