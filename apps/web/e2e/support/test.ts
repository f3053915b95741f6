import { test as base, expect } from "@playwright/test";
import { gather, type People } from "./people.ts";

export { expect };

/** A test with people in it, which fails when anything goes wrong in one of their browsers. */
export const test = base.extend<{ people: People }>({
  people: async ({ browser }, use) => {
    const { leave, ...people } = gather(browser, process.env.E2E_URL ?? "");
    await use(people);
    expect(await leave(), "faults in the browsers").toEqual([]);
  },
});
