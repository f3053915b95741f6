import { staffed, startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

/* The real tool as a child process, against the product on a port and on a separate database. */

const api = await startApi();

test("webhooks are created, tested, rotated, turned off and on, and deleted; a secret is printed once", async () => {
  const { founder, slug, org, as } = await staffed(api, "compliance-ops");
  await api.owner.query("UPDATE organization SET plan = 'starter' WHERE id = $1", [org]);
  const { run } = cliOf(api.url, founder);
  const create = `webhooks create -w ${slug} --name Deploys --url https://hooks.example/in --event member.added`;
  const created = await run(create);
  expect(created).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^whsec_[0-9A-Za-z+/]{43}=\n$/),
    stderr: "Created Deploys. Store the secret now: it can't be shown again.\n",
  });
  const listed = await run(`webhooks list -w ${slug}`);
  expect(listed.stdout).toMatch(/^ID +NAME +ADDRESS +EVENTS +STATE +FAILING SINCE\n/);
  expect(listed.stdout).toMatch(/ +Deploys +https:\/\/hooks\.example\/in +1 +on/);
  expect(listed.stdout).not.toContain(created.stdout.trim());

  expect((await run(`webhooks test -w ${slug} Deploys`)).stdout).toBe(
    "A test event is on its way to Deploys.\n",
  );
  const deliveries = await run(`webhooks deliveries -w ${slug} Deploys`);
  expect(deliveries.stdout).toMatch(/ +webhook\.test +\S+ +pending +0/);
  expect((await run(`webhooks replay -w ${slug} Deploys --failed`)).stdout).toBe(
    "Deliveries on their way again to Deploys: 0.\n",
  );
  const rotated = await run(`webhooks rotate -w ${slug} Deploys --overlap 2`);
  expect(rotated.stdout).toMatch(/^whsec_/);
  expect(rotated.stderr).toBe("The earlier secret of Deploys signs for 2 more hours.\n");
  expect((await run(`webhooks off -w ${slug} Deploys`)).stdout).toBe("Turned off Deploys.\n");
  expect((await run(`webhooks test -w ${slug} Deploys`)).stderr).toBe(
    "This webhook is off. Turn it on first.\n",
  );
  expect((await run(`webhooks on -w ${slug} Deploys`)).stdout).toBe("Turned on Deploys.\n");
  expect(await run(`webhooks delete -w ${slug} Deploys --confirm Other`)).toMatchObject({
    code: 2,
    stderr: 'To delete it, pass --confirm "Deploys".\n',
  });
  expect((await run(`webhooks delete -w ${slug} Deploys --confirm Deploys`)).stdout).toBe(
    "Deleted Deploys.\n",
  );
  expect((await run(`webhooks test -w ${slug} Deploys`)).stderr).toBe(
    'There is no webhook Deploys here. "bailiwick webhooks list" lists them.\n',
  );
  const slack = await run(
    `webhooks connect-slack -w ${slug} --name #security --topic security --url https://hooks.slack.example/T0/B0/abc`,
  );
  expect(slack.stdout).toBe("Connected #security.\n");
  expect((await run(`webhooks list -w ${slug}`)).stdout).toMatch(
    / +#security +https:\/\/hooks\.slack\.example\/… +security +on/,
  );
  expect(await cliOf(api.url, as("member")).run(create)).toMatchObject({ code: 1, stdout: "" });
});
