import { mailedLink } from "./support/mail.ts";
import { addMember, createFlatWorkspace, found } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

test("[S28] the link in the mail to an added person opens the workspace, in every kind of organization", async ({
  people,
}) => {
  const platform = await people.platformAdmin();
  const owner = await people.signUp("Owner");
  const added = await people.signUp("Added");
  const flat = await createFlatWorkspace(owner);
  await addMember(owner, flat, added, "viewer");
  await added.page.goto(await mailedLink(platform, added.email, "You were added"));
  await expect(added.page.getByRole("heading", { level: 1 })).toHaveText(flat.name);

  const second = await people.signUp("Second");
  const { workspace: first } = await found(owner, "ai-tracing", "Labs");
  await addMember(owner, first, second, "reader");
  await second.page.goto(await mailedLink(platform, second.email, "You were added"));
  await expect(second.page.getByRole("heading", { level: 1 })).toContainText(first.name);
});
