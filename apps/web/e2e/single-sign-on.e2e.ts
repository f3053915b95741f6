import { machineFleet } from "@bailiwick/domain";
import { expectAccessible } from "./support/accessible.ts";
import { change } from "./support/operator.ts";
import { unique } from "./support/people.ts";
import { found } from "./support/places.ts";
import { client, signInThere, startProvider, withoutFonts } from "./support/provider.ts";
import { announcement, goTo } from "./support/shell.ts";
import { expect, test } from "./support/test.ts";

test("[C37] an owner sets single sign-on up and tries it, and a colleague signs in by it for the first time", async ({
  people,
}) => {
  const owner = await people.signUp("Owner");
  // What the provider's own page asks for, and does not have.
  owner.expects(404);
  await withoutFonts(owner.context);
  const { workspace, organization } = await found(owner, machineFleet.key, "Fleet", "team");
  const at = { organization: organization.id };
  const { redirectUri } = await owner.api.connections.list.query(at);
  const provider = await startProvider(redirectUri);
  try {
    const { page } = owner;
    await page.goto(`/ws/${workspace.address}`);
    await goTo(page, "Single sign-on");
    await expect(page.getByText("No domains yet.")).toBeVisible();
    await expect(page.getByText("No connections yet.")).toBeVisible();
    await expectAccessible(page);

    const domain = `${unique()}.example`;
    await page.getByRole("button", { name: "Add domain…" }).click();
    await page.getByRole("textbox", { name: "Domain" }).fill("gmail.com");
    owner.expects(400);
    await page.getByRole("button", { name: "Add domain", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Domain" })).toHaveAccessibleDescription(/mail provider/);
    await page.getByRole("textbox", { name: "Domain" }).fill(domain);
    await page.getByRole("button", { name: "Add domain", exact: true }).click();
    await expect(page.getByText(`_bailiwick.${domain}`)).toBeVisible();
    // What its name servers would say.
    await change("UPDATE domain SET verified_at = now() WHERE name = $1", [domain]);

    await page.getByRole("button", { name: "Set up connection…" }).click();
    const dialog = page.getByRole("dialog", { name: "Set up connection" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("Company");
    await dialog.getByRole("textbox", { name: "Issuer" }).fill(provider.issuer);
    await dialog.getByRole("textbox", { name: "Client ID" }).fill(client.id);
    await dialog.getByLabel("Client secret").fill(client.secret);
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Set up connection" }).click();
    await expect(announcement(page, "Company set up.")).toBeVisible();
    const turnOn = page.getByRole("button", { name: "Turn on" });
    await expect(turnOn).toHaveAttribute("aria-disabled", "true");
    await page.getByRole("button", { name: "Test", exact: true }).click();
    await signInThere(page, owner.email);
    await expect(page.getByText("Verified", { exact: true })).toBeVisible();
    await turnOn.click();
    await expect(announcement(page, "Company is on.")).toBeVisible();

    const colleague = await people.visitor();
    await withoutFonts(colleague.context);
    colleague.expects(404);
    await colleague.page.goto("/sign-in");
    const email = `colleague@${domain}`;
    await colleague.page.getByRole("textbox", { name: "Email address" }).fill("me@elsewhere.example");
    const company = colleague.page.getByRole("button", { name: "Continue with single sign-on" });
    await company.click();
    await expect(colleague.page.getByRole("textbox", { name: "Email address" })).toHaveAccessibleDescription(
      /no company sign-in/,
    );
    await colleague.page.getByRole("textbox", { name: "Email address" }).fill(email);
    await company.click();
    await signInThere(colleague.page, email);
    await expect(colleague.page).toHaveURL(new RegExp(`/ws/${workspace.address}`));
    await expectAccessible(colleague.page);
  } finally {
    await provider.stop();
  }
});
