import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { age, mailedToken } from "../testing/invitations.ts";
import { allPages } from "../testing/paging.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();

const accept = (person: TestPerson, token: string) => person.client.invitations.accept.mutate({ token });

describe("invitations.list", () => {
  test("shows current states, newest first, by page, by state and by part of the address", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    await api.owner.query("UPDATE organization SET plan = 'pro'");
    const person = await api.person();
    const emails = ["one@list.example", "two@list.example", "three_+@list.example", person.email];
    const ids: string[] = [];
    for (const email of emails) {
      ids.push((await founder.client.invitations.create.mutate({ workspace, email, role: "viewer" })).id);
    }
    const [, expired = "", revoked = "", accepted = ""] = ids;
    await accept(person, await mailedToken(api, person.email));
    await age(api, expired, 7);
    await founder.client.invitations.revoke.mutate({ workspace, invitation: revoked });
    const { list } = founder.client.invitations;
    const whole = await list.query({ workspace });
    expect(whole.items.map(({ id, state }) => [id, state])).toEqual([
      [accepted, "accepted"],
      [revoked, "revoked"],
      [expired, "expired"],
      [ids[0], "pending"],
    ]);
    expect(await allPages((cursor) => list.query({ workspace, limit: 1, cursor }))).toEqual(whole.items);
    for (const [state, id] of [
      ["expired", expired],
      ["pending", ids[0]],
    ] as const) {
      expect((await list.query({ workspace, state })).items.map((item) => item.id)).toEqual([id]);
    }
    expect((await list.query({ workspace, counted: true, limit: 1 })).total).toBe(4);
    expect((await list.query({ workspace, state: "expired", counted: true })).total).toBe(1);
    expect((await list.query({ workspace, search: "E_+@" })).items.map((item) => item.id)).toEqual([revoked]);
    expect(JSON.stringify(whole)).not.toMatch(/bwn_|[0-9a-f]{64}/);
  });

  test("is for people who can see invitations", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    expect((await as("admin").client.invitations.list.query({ workspace })).items).toEqual([]);
    for (const role of ["member", "viewer"]) {
      expect(await errorOf(as(role).client.invitations.list.query({ workspace }))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
    }
  });
});
