import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("[C32][V24] billing list, show and verify, as the owner and as an admin", async () => {
  const { founder, as, slug, org } = await staffed(api, "compliance-ops");
  const { run } = cliOf(api.url, founder);
  await founder.client.organizations.changePlan.mutate({ organization: slug, plan: "pro" });
  const shown = (await run(`billing show --organization ${slug}`)).stdout;
  expect(shown).toMatch(/^\d{4}-\d\d-\d\d until \d{4}-\d\d-\d\d, open: \$199\.00\n/);
  expect(shown).toMatch(/\n\d{4}-\d\d-\d\d +started +pro, 1 × \$199\.00 +\$0\.00 +\$199\.00\n/);
  const csv = (await run(`billing show --organization ${slug} --csv`)).stdout;
  expect(csv).toMatch(
    /^Time,Reason,.*\r\n[\dT:.-]+Z,started,[\d-]+,,0\.00,0,Pro,199\.00,1,USD,0\.00,199\.00\r\n$/,
  );
  const { startsOn, lines } = JSON.parse((await run(`billing show --organization ${slug} --json`)).stdout);
  expect(lines).toMatchObject([{ reason: "started", charge: 19_900 }]);
  expect(await run(`billing verify --organization ${slug}`)).toEqual({
    code: 0,
    stdout: "The bill adds up: 1 line.\n",
    stderr: "",
  });

  await api.owner.query(
    `INSERT INTO billing_statement (org_id, starts_on, ends_on, currency, credit, charge, lines)
     VALUES ($1, '2020-01-31', '2020-02-29', 'USD', 100, 4900, 2)`,
    [org],
  );
  expect((await run(`billing list --organization ${slug}`)).stdout).toMatch(
    /^FROM +UNTIL +TOTAL +CLOSED\n2020-01-31 +2020-02-29 +\$48\.00 +\d{4}-\d\d-\d\d\n$/,
  );
  expect(await run(`billing verify --organization ${slug}`)).toMatchObject({
    code: 1,
    stderr:
      "A statement of the cycle from 2020-01-31 comes to 4800, and has to come to 0.\nThe bill does not add up.\n",
  });
  expect(await run(`billing show 2020-03-01 --organization ${slug}`)).toMatchObject({
    code: 1,
    stderr: "There is no such billing statement here.\n",
  });
  expect(startsOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(await cliOf(api.url, as("admin")).run(`billing list --organization ${slug}`)).toMatchObject({
    code: 1,
    stderr: "You need the Owner role to see what the organization is billed.\n",
  });
});
