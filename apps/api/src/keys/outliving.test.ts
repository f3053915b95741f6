import { createHash } from "node:crypto";
import { size } from "@bailiwick/db/testing";
import { blueprint, keyText, type PermissionName, permissionSet, scopesOf } from "@bailiwick/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();
const rules = blueprint("compliance-ops");
const scopes: PermissionName[] = ["workspace:read", "certificate:read"];
const outside = { code: "UNAUTHENTICATED", reason: "sign_in_first" };

/** An answer of the API to a bare request. */
async function status(headers: Record<string, string>, workspace: string, more = ""): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ workspace, kind: "certificate" }));
  const answer = await fetch(`${api.url}/api/trpc/resources.list?input=${input}${more}`, { headers });
  await answer.text();
  return answer.status;
}

describe("a workspace key", () => {
  test("[C26] outlives its issuer's leaving, and does nothing from the moment its workspace is deleted", async () => {
    const { as, founder, workspace, slug } = await staffed(api, "compliance-ops");
    const admin = as("admin");
    const { text } = await admin.client.keys.issue.mutate({ workspace, name: "Deploy", scopes });
    const read = () => api.client(text).resources.list.query({ workspace, kind: "certificate" });
    await read();
    await founder.client.members.remove.mutate({ workspace, userId: admin.id });
    await read();
    await api.owner.query('DELETE FROM identity."user" WHERE id = $1', [admin.id]);
    await read();
    await founder.client.workspaces.requestDeletion.mutate({ workspace, confirmation: slug });
    expect(await errorOf(read())).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
  });

  test("that is drawn at random never exceeds its issuer", async () => {
    const { as, workspace } = await staffed(api, "compliance-ops");
    const names = scopesOf(rules, "workspace").map(({ name }) => name);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("owner", "admin", "member", "viewer"),
        fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }),
        async (role, drawn) => {
          const issuer = as(role);
          const held = rules.roles.workspace.find(({ key }) => key === role)?.set ?? permissionSet.none;
          const wanted = permissionSet.of(drawn, rules.catalogue);
          const possible =
            permissionSet.has(held, "key:issue", rules.catalogue) && permissionSet.contains(held, wanted);
          const issued = issuer.client.keys.issue.mutate({ workspace, name: "Drawn", scopes: drawn });
          if (!possible) {
            expect(await errorOf(issued)).toMatchObject({ code: "FORBIDDEN" });
            return;
          }
          const { key } = await issued;
          expect([...key.scopes].toSorted()).toEqual([...drawn].toSorted());
          const { rows } = await api.owner.query<{ bits: string }>(
            "SELECT permissions::text AS bits FROM key WHERE id = $1",
            [key.id],
          );
          expect(permissionSet.contains(held, permissionSet.fromBits(rows[0]?.bits ?? ""))).toBe(true);
          await issuer.client.keys.revoke.mutate({ workspace, key: key.id });
        },
      ),
      { numRuns: size(20, 200) },
    );
  });

  test("is refused when it is cut, doubled, changed, of another instance, or not where it belongs", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { key, text } = await founder.client.keys.issue.mutate({ workspace, name: "Deploy", scopes });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    expect(await status(bearer(text), workspace)).toBe(200);
    // Whole by its checksum, and no key of this instance.
    const foreign = keyText("workspace", text.slice(4, 14), "a".repeat(43));
    const wrong = `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`;
    for (const token of [
      text.slice(0, -1),
      text + text,
      `${text}0`,
      wrong,
      foreign,
      text.replace("bwk", "bwo"),
    ])
      expect(await status(bearer(token), workspace), token).toBe(401);
    for (const headers of [
      {},
      { authorization: text },
      { authorization: `Basic ${text}` },
      { "x-api-key": text },
      { cookie: `session_token=${text}` },
    ])
      expect(await status(headers, workspace)).toBe(401);
    expect(await status({}, workspace, `&access_token=${text}`)).toBe(401);
    expect(await status({}, workspace, `&key=${text}`)).toBe(401);
    const hash = createHash("sha256").update(text).digest("hex");
    expect(await status(bearer(hash), workspace)).toBe(401);
    expect(key.state).toBe("active");
  });

  test("works until its instant and not at it, by the database's clock", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { key, text } = await founder.client.keys.issue.mutate({ workspace, name: "Deploy", scopes });
    const read = () => api.client(text).resources.list.query({ workspace, kind: "certificate" });
    const expire = (at: string) =>
      api.owner.query(`UPDATE key SET expires_at = ${at} WHERE id = $1`, [key.id]);
    await expire("now() + interval '1 hour'");
    await read();
    // The instant of the transaction that sets it has come for everyone after it.
    await expire("now()");
    expect(await errorOf(read())).toMatchObject(outside);
  });
});
