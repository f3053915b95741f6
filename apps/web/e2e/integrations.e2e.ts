import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expectAccessible } from "./support/accessible.ts";
import { change } from "./support/operator.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { announcement, goTo, openActions } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** A receiver on this machine, which fails until it is told otherwise. */
async function startReceiver() {
  const state = { status: 500, received: 0, body: "" };
  const server = createServer(async (request: IncomingMessage, response) => {
    state.body = await text(request);
    state.received += 1;
    response.writeHead(state.status).end("an answer");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    stop: () => server.close(),
  };
}

test("a webhook is created, tested, looked at, sent again, turned off and deleted", async ({ people }) => {
  const receiver = await startReceiver();
  const owner = await people.signUp("Owner");
  // An address that can't be called.
  owner.expects(400);
  const workspace = await createFlatWorkspace(owner);
  await change(
    "UPDATE organization SET plan = 'starter' WHERE id = (SELECT org_id FROM workspace WHERE id = $1)",
    [workspace.id],
  );
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Integrations");
  await expect(page.getByRole("heading", { name: "No integrations yet" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Create webhook…" }).click();
  const form = page.getByRole("dialog", { name: "Create webhook" });
  await form.getByRole("textbox", { name: "Name" }).fill("Deploys");
  await form.getByRole("textbox", { name: "Address" }).fill("ftp://hooks.example/");
  await form.getByRole("combobox", { name: "Events" }).fill("Workspace renamed");
  await page.getByRole("option", { name: "Workspace renamed", exact: true }).click();
  await page.keyboard.press("Tab");
  await form.getByRole("button", { name: "Create webhook" }).click();
  await expect(form).toContainText("Enter an https address without a user name");
  await expectAccessible(page);
  await form.getByRole("textbox", { name: "Address" }).fill(receiver.url);
  await form.getByRole("button", { name: "Create webhook" }).click();
  const created = page.getByRole("dialog", { name: "Webhook created" });
  const secret = (await created.getByRole("region", { name: "Secret" }).textContent()) ?? "";
  expect(secret).toMatch(/^whsec_/);
  await expectAccessible(page);
  await created.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("1 of 5 in the plan")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Deploys" }).click();
  await expect(page.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: "Send test event" }).click();
  await expect(announcement(page, "A test event is on its way.")).toBeVisible();
  const row = page.getByRole("row", { name: "Test event" });
  await expect(row).toContainText("500", { timeout: 20_000 });
  await expect(row).toContainText("On its way");
  await expectAccessible(page);
  receiver.state.status = 200;
  const actions = await openActions(page, "Test event");
  await actions.getByRole("menuitem", { name: "Send again" }).click();
  await expect(row).toContainText("Delivered", { timeout: 20_000 });
  expect(receiver.state.received).toBeGreaterThanOrEqual(2);
  await (await openActions(page, "Test event")).getByRole("menuitem", { name: "Show details" }).click();
  const detail = page.getByRole("dialog", { name: "Delivery" });
  await expect(detail.getByRole("region", { name: "What was sent" })).toContainText('"type": "webhook.test"');
  await expect(detail).toContainText("an answer");
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Turn off" }).click();
  await expect(announcement(page, "Deploys turned off.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Turn on" })).toBeVisible();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete webhook" }).click();
  await expect(page.getByRole("heading", { name: "No integrations yet" })).toBeVisible();

  await page.getByRole("button", { name: "Connect Slack…" }).click();
  const slack = page.getByRole("dialog", { name: "Connect a Slack channel" });
  await slack.getByRole("textbox", { name: "Channel" }).fill("#security");
  await slack.getByRole("combobox", { name: "Told of" }).click();
  await page.getByRole("option", { name: /^Security/ }).click();
  await slack.getByRole("textbox", { name: "Address" }).fill(receiver.url);
  await expectAccessible(page);
  await slack.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByRole("link", { name: "#security" }).click();
  await expect(page.getByText("Security: keys, roles, owners")).toBeVisible();
  expect(await page.content()).not.toContain(receiver.url);
  await page.getByRole("button", { name: "Send test event" }).click();
  await expect(page.getByRole("row", { name: "Test event" })).toContainText("Delivered", { timeout: 20_000 });
  expect(receiver.state.body).toContain("This channel is connected.");
  await expectAccessible(page);
  receiver.stop();
});

test("who can't see the integrations is told who can", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const member = await people.signUp("Member");
  await addMember(owner, workspace, member, "member");
  await member.page.goto(`/ws/${workspace.address}/integrations`);
  await expect(member.page.getByRole("heading", { name: "Integrations" })).toBeVisible();
  await expect(member.page.getByText(/to see the integrations/)).toBeVisible();
  await expectAccessible(member.page);
});
