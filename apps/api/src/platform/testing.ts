import { expect } from "vitest";
import { errorOf, type TestApi, type TestPerson } from "../testing/api.ts";

/** The instance's platform admin. */
export function platformAdmin(api: TestApi): Promise<TestPerson> {
  return api.person("Platform admin", { platformAdmin: true });
}

/** Shows that a call is reserved for the platform admin: no tenant role can make it or learn what exists. */
export async function expectPlatformOnly(
  people: readonly TestPerson[],
  call: (client: TestPerson["client"]) => Promise<unknown>,
): Promise<void> {
  for (const { client } of people) {
    const error = await errorOf(call(client));
    expect(error).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
    expect(error.message).toMatch(/^Only the platform admin can /);
  }
}
