import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";

const api = await startApi();

test("session.me tells the signed-in person who they are", async () => {
  const person = await api.person("Member");
  const { user, landing, platformAdmin } = await person.client.session.me.query();
  expect(user).toEqual({ id: person.id, name: "Member", email: person.email, emailVerified: true });
  expect(landing).toBeNull();
  expect(platformAdmin).toBe(false);
});

test("session.me refuses who is not signed in", async () => {
  const { code, reason } = await errorOf(api.client().session.me.query());
  expect({ code, reason }).toEqual({ code: "UNAUTHENTICATED", reason: "sign_in_first" });
});
