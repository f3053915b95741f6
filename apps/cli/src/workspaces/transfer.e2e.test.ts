import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startApi } from "@bailiwick/api/testing";
import { expect, test } from "vitest";
import { cliOf } from "../testing/cli.ts";

const api = await startApi();

test("[V15] a workspace is transferred after its name was passed, and the receipt is verified offline", async () => {
  const admin = await api.person("Admin");
  const create = (name: string, slug: string) =>
    admin.client.organizations.create.mutate({ blueprint: "ai-governance", name, slug });
  const { organization: home } = await create("North", "north");
  const { organization: target } = await create("South", "south");
  await admin.client.workspaces.create.mutate({ organization: home.id, name: "Payments", slug: "payments" });
  const { run, config } = cliOf(api.url, admin);
  const command = "workspaces transfer -w north/payments --to south";

  const preview = await run(`${command} --preview`);
  expect(preview.stdout).toBe(
    "Would transfer it to South: members: 1.\nConfirm with: Payments\nLose sight of it: 0\nGain sight of it: 0\n",
  );
  expect(await run(command)).toEqual({
    code: 2,
    stdout: "",
    stderr: 'To transfer it, pass --confirm "Payments".\n',
  });
  expect(await run(`${command} --confirm Payments --receipt transfer.json`)).toEqual({
    code: 0,
    stdout: "Transferred Payments to South: members: 1.\nReceipt: transfer.json\n",
    stderr: "",
  });
  expect(JSON.parse(readFileSync(join(config, "transfer.json"), "utf8"))).toMatchObject({
    to: { organization: { id: target.id } },
  });
  const verified = await run("receipt verify transfer.json");
  expect(verified.stdout).toMatch(/^Intact: workspace Payments, moved from North to South\.\nBy /);
  const { organization } = await admin.client.workspaces.get.query({ workspace: "north/payments" });
  expect(organization.slug).toBe("south");
});
