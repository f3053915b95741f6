import type { Locator, Page } from "@playwright/test";

/** The row of the key with this name. */
export const keyRow = (page: Page, name: string): Locator => page.getByRole("row", { name });

/** A call by a program: over HTTP with the key, without any browser. */
export async function call(text: string, path: string, input: object): Promise<number> {
  const query = new URLSearchParams({ input: JSON.stringify(input) });
  const url = `${process.env.E2E_URL}/api/trpc/${path}?${query}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${text}` } });
  await answer.text();
  return answer.status;
}

/** The text that a dialog shows once. */
export const textIn = (dialog: Locator) =>
  dialog
    .getByRole("region", { name: "Key" })
    .textContent()
    .then((text) => text ?? "");
