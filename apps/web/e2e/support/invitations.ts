import type { Locator, Page } from "@playwright/test";
import { mailedLink } from "./mail.ts";
import type { Person } from "./people.ts";
import type { Place } from "./places.ts";
import { expect } from "./test.ts";

/** The row of the invitation of this address, in the list of invitations. */
export const invitation = (page: Page, email: string): Locator => page.getByRole("row", { name: email });

/** Invites the address through the API, and returns the mailed link. */
export async function invite(by: Person, platform: Person, workspace: Place, email: string, role = "viewer") {
  const { id } = await by.api.invitations.create.mutate({ workspace: workspace.id, email, role });
  return { id, link: await mailedLink(platform, email, "Invitation to") };
}

/** Confirms with the mailed link that the address belongs to this person. */
export async function verify(person: Person, platform: Person): Promise<void> {
  await person.page.goto(await mailedLink(platform, person.email, "Confirm your email address"));
  await expect(person.page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
}
