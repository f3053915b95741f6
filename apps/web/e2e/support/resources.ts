import type { Locator, Page } from "@playwright/test";
import type { Person } from "./people.ts";
import type { Place } from "./places.ts";

type Fields = Record<string, string | number | string[] | null>;

/** Creates a resource of a kind in a workspace; returns its id. */
export async function createResource(
  { api }: Person,
  workspace: Place,
  kind: string,
  fields: Fields,
): Promise<string> {
  const { id } = await api.resources.create.mutate({ workspace: workspace.id, kind, fields });
  return id;
}

/** The rows of a list of resources, without the heading. */
export function rowsOf(page: Page, list: string): Locator {
  return page.getByRole("table", { name: list }).locator("tbody").getByRole("row");
}
