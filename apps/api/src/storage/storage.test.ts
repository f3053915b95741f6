import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashToken, newToken } from "../identity/credential.ts";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, newest } from "../testing/tenants.ts";
import { refusalIn, withFiles } from "./testing.ts";
import { storageTickets } from "./tickets.ts";

const api = await startApi();

const put = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: "PUT",
  body,
  headers: { "content-type": "text/plain", ...headers },
});
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const forged = "401 storage_credential";

describe("a temporary credential", () => {
  test("[P25] opens the workspace's files below its prefix, to read or to write, and nothing else", async () => {
    const { as, files, credentialOf, open, workspace } = await withFiles(api);
    const contributor = as("contributor");
    const credential = await credentialOf(contributor, {
      prefix: "projects/one/",
      access: "write",
      minutes: 5,
    });
    expect(credential).toMatchObject({
      url: expect.stringMatching(`/storage/${workspace}/files/projects/one/$`),
      access: "write",
    });
    const { send } = open(credential.token);
    expect((await send("projects/one/in.txt", put("first"))).status).toBe(201);
    expect(await (await send("projects/one/in.txt")).text()).toBe("first");
    for (const path of ["in.txt", "projects/one", "projects/", "projects/one2/in.txt", ""])
      expect(await refusalIn(await send(path)), path).toBe("403 outside_prefix");

    // A reader reads all of it, and writes nothing.
    const reader = await files(as("reader"));
    expect(await (await reader.send("projects/one/in.txt")).text()).toBe("first");
    expect(await refusalIn(await reader.send("projects/one/in.txt", put("second")))).toBe(
      "403 storage_read_only",
    );
    expect(await errorOf(credentialOf(as("reader"), { access: "write" }))).toMatchObject({
      reason: "missing_permission",
    });
    // It is no credential of the API.
    expect(await errorOf(api.client(credential.token).storage.list.query({ workspace }))).toMatchObject({
      code: "UNAUTHENTICATED",
    });
  });

  test("ends with the permission, the membership, the session and the key behind it, at the next request", async () => {
    const { as, founder, files, open, workspace } = await withFiles(api);
    const contributor = as("contributor");
    const writer = await files(contributor, { access: "write" });
    expect((await writer.send("a.txt", put("a"))).status).toBe(201);
    const { client } = founder;
    await client.members.changeRole.mutate({ workspace, userId: contributor.id, role: "reader" });
    expect(await refusalIn(await writer.send("a.txt", put("b")))).toBe("403 missing_permission");
    expect((await writer.send("a.txt")).status).toBe(200);
    await client.members.remove.mutate({ workspace, userId: contributor.id });
    expect(await refusalIn(await writer.send("a.txt"))).toBe("404 not_found");

    const reader = await files(as("reader"));
    await api.owner.query("DELETE FROM identity.session WHERE user_id = $1", [as("reader").id]);
    expect(await refusalIn(await reader.send("a.txt"))).toBe(forged);

    const owner = as("owner").client;
    const { key, text } = await owner.keys.issue.mutate({ workspace, name: "CI", scopes: ["storage:read"] });
    const { token } = await api.client(text).storage.credential.mutate({ workspace });
    const program = open(token);
    expect((await program.send("a.txt")).status).toBe(200);
    await owner.keys.revoke.mutate({ workspace, key: key.id });
    expect(await refusalIn(await program.send("a.txt"))).toBe("401 sign_in_first");
  });

  test("goes on when its person switches to another workspace, and ends after its minutes", async () => {
    const { founder, files, credentialOf, open, workspace } = await withFiles(api);
    const { send } = await files(founder, { access: "write" });
    expect((await send("a.txt", put("a"))).status).toBe(201);
    await founder.client.workspaces.switch.mutate({ workspace });
    expect((await send("a.txt")).status).toBe(200);

    const { token, expiresAt } = await credentialOf(
      { client: api.client(await anotherSession(founder.id)) },
      { minutes: 5 },
    );
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
    const sealer = storageTickets(api.database.secret);
    const ticket = sealer.open(token);
    if (ticket === null) throw new Error("the credential can't be opened");
    expect(ticket.expires).toBe(Date.parse(expiresAt));
    expect((await open(sealer.seal(ticket)).send("a.txt")).status).toBe(200);
    expect(
      await refusalIn(await open(sealer.seal({ ...ticket, expires: Date.now() - 1 })).send("a.txt")),
    ).toBe(forged);
  });

  test("of another workspace, another instance, altered or none is refused with the same words", async () => {
    const [one, other] = [await withFiles(api), await withFiles(api)];
    const { token } = await one.files(one.founder);
    const ticket = storageTickets(api.database.secret).open(token);
    if (ticket === null) throw new Error("the credential can't be opened");
    const altered = `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`;
    for (const bad of [
      altered,
      token.slice(0, 40),
      "bwf_",
      founderToken(one),
      storageTickets("another secret").seal(ticket),
    ])
      expect(await refusalIn(await one.open(bad).send("a.txt")), bad.slice(0, 12)).toBe(forged);
    expect(await refusalIn(await one.open(token, other.workspace).send("a.txt"))).toBe(forged);
    const asked = await fetch(`${api.url}/storage/${one.workspace}/files/a.txt?token=${token}`);
    expect(await refusalIn(asked)).toBe(forged);
    expect(asked.headers.get("www-authenticate")).toBe("Bearer");
    await expectLooksMissing(
      (workspace) => one.founder.client.storage.credential.mutate({ workspace }),
      other,
    );
    await expectLooksMissing((workspace) => one.founder.client.storage.list.query({ workspace }), other);
  });
});

describe("a file", () => {
  test("is stored, replaced, read in parts and deleted, each change in the log with its hash", async () => {
    const tenant = await withFiles(api);
    const { send } = await tenant.files(tenant.founder, { access: "write" });
    const stored = await send("notes/ä b.txt", put("hello world"));
    expect([stored.status, stored.headers.get("etag")]).toEqual([201, `"${sha256("hello world")}"`]);
    expect((await send("notes/ä b.txt", put("hello there"))).status).toBe(200);

    const whole = await send("notes/ä b.txt");
    expect(await whole.text()).toBe("hello there");
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "text/plain",
      "content-length": "11",
      "content-disposition": "attachment",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      etag: `"${sha256("hello there")}"`,
    });
    const part = async (range: string, more: Record<string, string> = {}) => {
      const answer = await send("notes/ä b.txt", { headers: { range, ...more } });
      return [answer.status, answer.headers.get("content-range"), (await answer.text()).slice(0, 20)];
    };
    expect(await part("bytes=6-")).toEqual([206, "bytes 6-10/11", "there"]);
    expect(await part("bytes=-5")).toEqual([206, "bytes 6-10/11", "there"]);
    expect(await part("bytes=0-0")).toEqual([206, "bytes 0-0/11", "h"]);
    expect(await part("bytes=0-0,4-5")).toEqual([200, null, "hello there"]);
    expect(await part("lines=0-0")).toEqual([200, null, "hello there"]);
    expect(await part("bytes=0-0", { "if-range": '"other"' })).toEqual([200, null, "hello there"]);
    expect((await part("bytes=50-")).slice(0, 2)).toEqual([416, "bytes */11"]);
    const head = await send("notes/ä b.txt", { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "11", ""]);
    const known = await send("notes/ä b.txt", {
      headers: { "if-none-match": `"x", W/"${sha256("hello there")}"` },
    });
    expect(known.status).toBe(304);

    expect((await send("notes/ä b.txt", { method: "DELETE" })).status).toBe(204);
    expect(await refusalIn(await send("notes/ä b.txt"))).toBe("404 no_such_file");
    const [deleted, replaced, first] = await newest(api, tenant, 3);
    expect(deleted).toMatchObject({ action: "file.deleted", target: "notes/ä b.txt", before: { bytes: 11 } });
    expect(replaced).toMatchObject({
      before: { sha256: sha256("hello world") },
      after: { sha256: sha256("hello there") },
    });
    expect(first).toMatchObject({ action: "file.stored", after: { bytes: 11 }, workspace: tenant.workspace });
  });

  test("is stored only in place of what its author expects there", async () => {
    const { files, founder } = await withFiles(api);
    const { send } = await files(founder, { access: "write" });
    const create = put("one", { "if-none-match": "*" });
    expect((await send("a.txt", create)).status).toBe(201);
    expect(await refusalIn(await send("a.txt", create))).toBe("412 file_changed");
    expect(await refusalIn(await send("a.txt", put("two", { "if-match": `"${sha256("other")}"` })))).toBe(
      "412 file_changed",
    );
    expect((await send("a.txt", put("two", { "if-match": `"${sha256("one")}"` }))).status).toBe(200);
    expect(await (await send("a.txt")).text()).toBe("two");
  });

  test.each([
    ["climbs", "a%2F..%2Fb.txt"],
    ["has an empty name", "a//b.txt"],
    ["has a control character", "a%00b.txt"],
    ["has a backslash", "a%5Cb.txt"],
    ["is too long", "a".repeat(256)],
    ["is a folder", "a/"],
    ["is nothing", ""],
  ])("has no path that %s", async (_, path) => {
    const { files, founder, workspace } = await withFiles(api);
    const { send } = await files(founder, { access: "write" });
    expect(await refusalIn(await send(path, put("x")))).toBe("400 bad_file_path");
    expect(await founder.client.storage.list.query({ workspace })).toMatchObject({
      items: [],
      use: { files: 0 },
    });
  });

  test("is compared after its address was decoded once", async () => {
    const { files, founder, workspace } = await withFiles(api);
    const { send } = await files(founder, { access: "write" });
    expect((await send("a%252e%252e", put("x"))).status).toBe(201);
    const { items } = await founder.client.storage.list.query({ workspace });
    expect(items.map(({ path }) => path)).toEqual(["a%2e%2e"]);
    expect(await refusalIn(await send("%E0%A4%A"))).toMatch(/^400 /);
  });
});

const founderToken = ({ founder }: { founder: { token: string } }) => founder.token;

async function anotherSession(user: string): Promise<string> {
  const token = newToken();
  await api.owner.query(
    `INSERT INTO identity.session (id, user_id, token, expires_at) VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [user, hashToken(token)],
  );
  return token;
}
