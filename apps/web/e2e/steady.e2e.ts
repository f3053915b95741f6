import type { Page } from "@playwright/test";
import { addMember, createFlatWorkspace, createForCustomer, createWorkspace } from "./support/places.ts";
import { announcement, choose, openMenu } from "./support/shell.ts";
import { idOf } from "./support/teams.ts";
import { expect, test } from "./support/test.ts";

// No surprises for mouse and keyboard users: dialogs keep still, clicks count once, words are found.

/** How often the procedure has been called since. */
function callsOf(page: Page, procedure: string): () => number {
  let calls = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes(`/api/trpc/${procedure}`)) calls += 1;
  });
  return () => calls;
}

test("a double click changes a role once, without a refusal afterwards", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);
  await choose(page, "Role of Member", "Admin");
  const dialog = page.getByRole("dialog", { name: "Change Member's role" });
  const calls = callsOf(page, "members.changeRole");
  await dialog.getByRole("button", { name: "Change role" }).evaluate((button) => {
    if (!(button instanceof HTMLElement)) throw new Error("no button");
    button.click();
    button.click();
  });
  await expect(announcement(page, "Member now has the Admin role.")).toBeVisible();
  expect(calls()).toBe(1);
  const { items } = await owner.api.audit.list.query({ workspace: workspace.id });
  expect(items.filter(({ outcome }) => outcome === "refused")).toEqual([]);
});

test("a double click on a form sends it once", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/teams?create=true`);
  const dialog = page.getByRole("dialog", { name: "Create team" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Research");
  const calls = callsOf(page, "teams.create");
  await dialog.getByRole("button", { name: "Create team" }).evaluate((button) => {
    if (!(button instanceof HTMLElement)) throw new Error("no button");
    button.click();
    button.click();
  });
  await expect(page.getByRole("heading", { level: 1, name: "Research" })).toBeVisible();
  expect(calls()).toBe(1);
});

test("a dialog keeps still while its preview loads", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const { page } = owner;
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/access\.preview/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(`/ws/${workspace.address}/members`);
  await choose(page, "Role of Member", "Admin");
  const dialog = page.getByRole("dialog", { name: "Change Member's role" });
  const submit = dialog.getByRole("button", { name: "Change role" });
  await expect(dialog.getByRole("status")).toHaveText("Checking what this changes");
  const before = await submit.boundingBox();
  answer();
  await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText("Member can then");
  expect(await submit.boundingBox()).toEqual(before);
});

test("a dialog whose preview is refused can't be confirmed, and says why", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "member");
  const { page } = owner;
  // As if the rules had found out meanwhile: the question becomes one that is refused.
  owner.expects(409);
  await page.route("**/api/trpc/access.preview*", (route) =>
    route.continue({
      postData: JSON.stringify({ act: "members.leave", input: { workspace: workspace.id } }),
    }),
  );
  await page.goto(`/ws/${workspace.address}/members`);
  await page.getByRole("checkbox", { name: "Select Member" }).check();
  await page.getByRole("button", { name: "Remove…" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove 1 person" });
  await expect(dialog.getByRole("region", { name: "What this changes" })).toContainText(
    "This isn't allowed.",
  );
  const remove = dialog.getByRole("button", { name: "Remove", exact: true });
  await expect(remove).toBeDisabled();
  await expect(remove).toHaveAccessibleDescription(
    "No one else here has the Owner role. Give it to someone else first.",
  );
});

test("the delete dialog counts people as the dashboard and the list do, from all sources", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const admin = await people.signUp("Admin");
  const second = await people.signUp("Second admin");
  const { organization } = await createForCustomer(platform, admin);
  const workspace = await createWorkspace(admin, organization, "Staging");
  await platform.api.platform.appointOrganizationAdmin.mutate({
    organization: organization.id,
    email: second.email,
  });
  const { page } = admin;
  const at = `/ws/${workspace.address}`;
  await page.goto(`${at}/members`);
  await expect(page.getByText("2 in all")).toBeVisible();
  await page.goto(at);
  await expect(page.getByText(/^Members2$/)).toBeVisible();
  await page.goto(`${at}/settings/danger`);
  await page.getByRole("button", { name: "Delete…" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete ${workspace.name}` });
  await expect(dialog.getByRole("listitem").first()).toHaveText(
    "2 people lose access immediately, including you.",
  );
});

test("⌘K starts empty, knows synonyms, marks what is archived, and opens a person's page", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const member = await people.signUp("Member");
  const workspace = await createFlatWorkspace(owner);
  await addMember(owner, workspace, member, "viewer");
  const closed = await createFlatWorkspace(owner, "Closed");
  await owner.api.workspaces.archive.mutate({ workspace: closed.id, confirmation: closed.slug });
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const field = page.getByPlaceholder("Search workspaces, resources, people, pages and actions");
  const found = (name: string) => page.getByRole("dialog").getByRole("button", { name });
  await page.keyboard.press("ControlOrMeta+k");
  for (const [word, leadsTo] of [
    ["invite", "Add member"],
    ["theme", "Switch to dark appearance"],
    ["log out", "Sign out"],
    ["permission", "Roles"],
    ["user", "Members"],
    ["password", "Account"],
    ["upgrade", "Plan"],
    ["billing", "Billing"],
    ["verify", "Audit log"],
    ["delete", "Danger zone"],
  ] as const) {
    await field.fill(word);
    await expect(found(leadsTo), word).toBeVisible();
  }
  await field.fill("closed");
  await expect(found("Closed")).toContainText("Archived");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field).toHaveValue("");
  await field.fill("member-");
  await found(member.email).click();
  await expect(page).toHaveURL(`/ws/${workspace.address}/members/${await idOf(member)}`);
});

test("a narrow screen shows the name of the current workspace", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner, "Payments production in Ireland");
  const { page } = owner;
  await page.goto(`/ws/${workspace.address}/members`);
  const narrow = test.info().project.name === "mobile";
  const bar = page.getByRole("region", { name: "Top bar" });
  if (narrow) await expect(bar.getByText(workspace.name)).toBeVisible();
  await openMenu(page);
  // A truncated name can be read in full.
  await expect(page.getByRole("complementary").getByTitle(workspace.name)).toBeVisible();
});

test("a signed-in person continues to their target; an error page has a title; the page is never blank", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const workspace = await createFlatWorkspace(owner);
  const { page } = owner;
  const next = `/ws/${workspace.address}/members?search=a`;
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await expect(page).toHaveURL(next);
  owner.expects(404);
  await page.goto("/ws/there-is-no-such-thing");
  await expect(page).toHaveTitle("Page not found · Bailiwick");
  await page.goto("/there/is/no/such/page");
  await expect(page).toHaveTitle("Page not found · Bailiwick");
  const html = await (await page.request.get("/sign-in")).text();
  expect(html).toContain("first-look");
});
