import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible.ts";
import { addMember, foundOrganization, foundWorkspace } from "./support/places.ts";
import { goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

/** The table of roles and permissions. */
function matrixOf(page: Page): Locator {
  return page.getByRole("region", { name: "Roles and permissions" }).getByRole("table");
}

/** Each role's answer, in the order of the columns: "yes no" for a permission that the first of two roles holds. */
async function expectAnswers(matrix: Locator, answers: Record<string, string>): Promise<void> {
  for (const [permission, answer] of Object.entries(answers)) {
    // A workspace permission, not the organization's of almost the same name.
    const row = matrix.getByRole("row").filter({ hasText: new RegExp(`(?<!_)${permission}`) });
    const cells = row.getByRole("cell");
    await expect(cells, permission).toHaveText(
      answer.split(" ").map((word) => (word === "yes" ? "Yes" : "No")),
    );
  }
}

test("[V55] the whole matrix is there for the least of members, whose own role stands out", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  const viewer = await people.signUp("Viewer");
  const workspace = await foundWorkspace(owner);
  await addMember(owner, workspace, viewer, "viewer");
  const { page } = viewer;

  await page.goto(`/ws/${workspace.slug}`);
  await goTo(page, "Roles");
  await expect(page).toHaveURL(`/ws/${workspace.slug}/roles`);
  const matrix = matrixOf(page);
  await expect(matrix.getByRole("columnheader")).toHaveText([
    "A person in the role can …",
    "Owner",
    "Admin",
    "Member",
    "Viewer, Your role",
  ]);
  await expectAnswers(matrix, {
    "workspace:read": "yes yes yes yes",
    "workspace:update": "yes yes no no",
    "workspace:archive": "yes yes no no",
    "workspace:delete": "yes no no no",
    "member:read": "yes yes yes yes",
    "member:add": "yes yes no no",
    "member:change_role": "yes yes no no",
    "member:remove": "yes yes no no",
    "member:make_owner": "yes no no no",
    "member:leave": "yes yes yes yes",
    "audit:read": "yes yes no no",
    "plan:change": "yes no no no",
  });
  for (const permission of ["workspace:change_slug", "workspace:restore"]) {
    const row = matrix.getByRole("row").filter({ hasText: permission });
    await expect(row.getByRole("rowheader")).toContainText("The platform admin");
    await expect(row.getByRole("cell")).toHaveText(["No", "No", "No", "No"]);
  }
  await expectAccessible(page);
});

test("[M10][M11][M12] an organization's matrix tells apart who manages, who works and who only reads", async ({
  people,
}) => {
  const tenantAdmin = await people.signUp("Tenant admin");
  const reader = await people.signUp("Reader");
  const { first } = await foundOrganization(tenantAdmin);
  await addMember(tenantAdmin, first, reader, "workspace_viewer");
  const { page } = reader;

  await page.goto(`/ws/${first.slug}/roles`);
  await expect(page.getByText("You are a tenant member and a workspace viewer.")).toBeVisible();
  const matrix = matrixOf(page);
  await expectAnswers(matrix, {
    "workspace:update": "yes no yes no no",
    "workspace:archive": "yes no no no no",
    "member:read": "yes no yes yes yes",
    "member:add": "yes no yes no no",
    "member:change_role": "yes no yes no no",
    "member:remove": "yes no yes no no",
    "audit:read": "yes no yes yes yes",
    "workspace:create": "yes no no no no",
    "organization:delete": "yes no no no no",
  });
  // Wider than a phone: it scrolls by itself, and the keyboard reaches it.
  await matrix.locator("..").focus();
  await expectAccessible(page);
  await tenantAdmin.page.goto(`/ws/${first.slug}/roles`);
  await expect(matrixOf(tenantAdmin.page).getByRole("columnheader").nth(1)).toHaveText(
    "Tenant admin, Your role",
  );
});

test("whoever is not in the workspace learns nothing of its roles", async ({ people }) => {
  const owner = await people.signUp("Owner");
  const stranger = await people.signUp("Stranger");
  const workspace = await foundWorkspace(owner);
  stranger.expects(404);
  await stranger.page.goto(`/ws/${workspace.slug}/roles`);
  await expect(stranger.page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await expectAccessible(stranger.page);
});
