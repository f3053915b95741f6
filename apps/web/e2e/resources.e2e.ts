import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, createFlatWorkspace } from "./support/places.ts";
import { createResource, rowsOf } from "./support/resources.ts";
import { announcement, choose, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[V62][V64] an empty dashboard offers to add a certificate; the first one is added from there, and begins the activity", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  const list = page.getByRole("region", { name: "Set up Payments" });
  const activity = page.getByRole("region", { name: "Recent activity" });
  await expect(page.getByRole("region", { name: "Resources" })).toBeHidden();
  await expect(activity).not.toContainText("certificate");
  await list.getByRole("link", { name: "Add a certificate" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add certificate");
  await expectAccessible(page);

  // The domain's objections are at their fields, and the first of them has the focus.
  const host = page.getByRole("textbox", { name: "Host" });
  const add = page.getByRole("main").getByRole("button", { name: "Add certificate" });
  await host.fill("not a host");
  await add.click();
  await expect(page.getByText("Host is a host name or an IP address.")).toBeVisible();
  await expect(page.getByText("Valid until is required.")).toBeVisible();
  await expect(host).toBeFocused();
  await expectAccessible(page);
  await host.fill("Pay.Example");
  await page.getByLabel("Valid until").fill("2027-03-31");
  await add.click();
  await expect(announcement(page, "pay.example added.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("pay.example");
  await expect(page.getByRole("region", { name: "Details" })).toContainText("Mar 31, 2027");
  await expectAccessible(page);

  await page.goto(`/ws/${workspace.address}`);
  await expect(list.getByRole("link", { name: "Add a certificate" })).toContainText("Done");
  await expect(activity.getByRole("listitem").first()).toContainText("pay.example");
  await page.getByRole("region", { name: "Resources" }).getByRole("link", { name: "Certificates" }).click();
  await expect(rowsOf(page, "Certificates")).toHaveCount(1);
});

test("a member adds a change, edits it and submits it; an admin approves it, completes it and deletes it", async ({
  people,
}) => {
  const admin = await people.signUp("Admin");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(admin);
  await addMember(admin, workspace, member, "member");
  await createResource(admin, workspace, "service", { name: "Checkout" });
  const { page } = member;

  await page.goto(`/ws/${workspace.address}`);
  await goTo(page, "Changes");
  await expect(page.getByRole("heading", { name: "No changes yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Add your first change" }).click();
  await page.getByRole("textbox", { name: "Summary" }).fill("Rotate the keys");
  const service = page.getByRole("combobox", { name: "Service" });
  await service.fill("chec");
  await page.getByRole("option", { name: "Checkout" }).click();
  await expect(page.getByRole("combobox", { name: "Risk level" })).toHaveValue("Medium");
  await page.getByLabel("Window starts").fill("2027-01-02T19:00");
  await page.getByRole("textbox", { name: "Plan" }).fill("First this,\nthen that.");
  await page.getByRole("main").getByRole("button", { name: "Add change" }).click();
  await expect(announcement(page, "Rotate the keys added.")).toBeVisible();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toContainText("Draft");
  await expect(page.getByRole("region", { name: "Details" })).toContainText("Jan 2, 2027, 7:00 PM");

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const save = page.getByRole("button", { name: "Save" });
  await expect(save).toBeDisabled();
  await choose(page, "Risk level", "High");
  await expectAccessible(page);
  await save.click();
  await expect(announcement(page, "Rotate the keys saved.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Details" })).toContainText("High");
  await page.getByRole("button", { name: "Submit" }).click();
  await expect(title).toContainText("Submitted");
  // What others decide is visible, and says whose it is.
  const approve = page.getByRole("button", { name: "Approve…" });
  await expect(approve).toBeDisabled();
  await expect(approve).toHaveAccessibleDescription("You need the Owner or Admin role to approve changes.");
  await expectAccessible(page);

  const theirs = admin.page;
  await theirs.goto(page.url());
  await theirs.getByRole("button", { name: "Approve…" }).click();
  const approving = theirs.getByRole("dialog", { name: "Approve: Rotate the keys" });
  await approving.getByRole("textbox", { name: "Comment (optional)" }).fill("Looks safe.");
  await expectAccessible(theirs);
  await approving.getByRole("button", { name: "Approve" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toContainText("Approved");
  await expect(title).toContainText("Approved");
  await theirs.getByRole("button", { name: "Mark as done…" }).click();
  const completing = theirs.getByRole("dialog", { name: "Mark as done: Rotate the keys" });
  await expect(completing).toContainText("This is a final state.");
  await expectAccessible(theirs);
  await completing.getByRole("button", { name: "Mark as done" }).click();
  await expect(theirs.getByRole("heading", { level: 1 })).toContainText("Done");
  await expect(theirs.getByRole("button", { name: "Approve…" })).toBeHidden();

  const history = theirs.getByRole("region", { name: "History" }).getByRole("listitem");
  await expect(history).toHaveText([
    /^State changed · Admin.*StateApprovedDone$/,
    /^State changed · Admin.*StateSubmittedApproved.*CommentLooks safe\.$/,
    /^Approved · Admin.*Approvals1Approvals needed1CommentLooks safe\.$/,
    /^State changed · Member.*StateDraftSubmitted$/,
    /^Edited · Member.*Risk levelMediumHigh$/,
    /^Added · Member/,
  ]);
  await expectAccessible(theirs);
  member.expects(404);
  await theirs.getByRole("button", { name: "Delete…" }).click();
  await theirs.getByRole("dialog").getByRole("button", { name: "Delete change" }).click();
  await expect(announcement(theirs, "Rotate the keys deleted.")).toBeVisible();
  await expect(theirs).toHaveURL(`/ws/${workspace.address}/resources/change`);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("a list is searched, filtered and sorted in the URL, and the browser's back button undoes it", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  for (const [host, issuer, valid_until] of [
    ["a.example", "One", "2028-01-01"],
    ["b.example", "Two", "2027-06-01"],
    ["c.test", "Two", "2027-12-01"],
  ] as const) {
    await createResource(owner, workspace, "certificate", { host, issuer, valid_until });
  }
  const { page } = owner;
  const isNarrow = test.info().project.name === "mobile";
  const at = `/ws/${workspace.address}/resources/certificate`;
  await page.goto(at);
  const rows = rowsOf(page, "Certificates");
  const hosts = rows.getByRole("link");
  // As the kind declares it: what expires first.
  await expect(hosts).toHaveText(["b.example", "c.test", "a.example"]);
  await expectAccessible(page);

  if (isNarrow) await choose(page, "Sort by", "Host, descending");
  else {
    await page.getByRole("button", { name: "Host" }).click();
    await page.getByRole("button", { name: "Host" }).click();
  }
  await expect(hosts).toHaveText(["c.test", "b.example", "a.example"]);
  await expect(page).toHaveURL(`${at}?sort=host&descending=true`);
  const issuer = page.getByRole("combobox", { name: "Issuer" });
  await issuer.click();
  await page.getByRole("option", { name: "Two" }).click();
  await expect(hosts).toHaveText(["c.test", "b.example"]);
  const search = page.getByRole("searchbox", { name: "Search by host" });
  await search.fill("exam");
  await expect(hosts).toHaveText(["b.example"]);
  await expect(page.getByText("1 in all")).toBeVisible();

  // The same view in another browser.
  const elsewhere = await people.signInElsewhere(owner);
  await elsewhere.page.goto(page.url());
  await expect(rowsOf(elsewhere.page, "Certificates").getByRole("link")).toHaveText(["b.example"]);
  await expect(elsewhere.page.getByRole("combobox", { name: "Issuer" })).toHaveValue("Two");

  // What is exported is what is listed.
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("menuitem", { name: "CSV" }).click();
    })(),
  ]);
  expect(file.suggestedFilename()).toBe("certificate.csv");
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(",b.example,Two,2027-06-01,");

  await search.fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No certificates found" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(hosts).toHaveText(["c.test", "b.example", "a.example"]);
  await expect(search).toHaveValue("");
  await expect(issuer).toHaveValue("");
  await page.goBack();
  await expect(search).toHaveValue("nothing like it");
  await page.goBack();
  await expect(hosts).toHaveText(["c.test", "b.example", "a.example"]);
  await page.goBack();
  await expect(page).toHaveURL(isNarrow ? at : `${at}?sort=host`);
});

test("a viewer reads everything, changes nothing, and sees why", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const id = await createResource(owner, workspace, "change", { summary: "Rotate the keys" });
  const { page } = viewer;
  const at = `/ws/${workspace.address}/resources`;

  await page.goto(`${at}/change`);
  const add = page.getByRole("main").getByRole("link", { name: "Add change" });
  await expect(add).toHaveAttribute("aria-disabled", "true");
  await expect(add).toHaveAccessibleDescription(
    "You need the Owner, Admin, or Member role to create changes.",
  );
  await expectAccessible(page);
  await rowsOf(page, "Changes").getByRole("link", { name: "Rotate the keys" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Rotate the keys");
  await expect(page.getByRole("region", { name: "Details" })).toContainText("Medium");
  for (const name of ["Submit", "Cancel…", "Edit", "Delete…"]) {
    await expect(page.getByRole("main").getByRole("button", { name })).toBeHidden();
  }
  // Viewers of this kind of workspace can't read the log.
  await expect(page.getByRole("region", { name: "History" })).toBeHidden();
  await expectAccessible(page);

  for (const path of ["/change/new", `/change/${id}/edit`]) {
    await page.goto(`${at}${path}`);
    await expect(page.getByRole("heading", { name: "You can't do this" })).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await expectAccessible(page);
  }
  viewer.expects(404, 400);
  for (const path of ["/connector", "/report", "/change/nothing", `/certificate/${id}`]) {
    await page.goto(`${at}${path}`);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
});
