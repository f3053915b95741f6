import { blueprint, maxPictureBytes } from "@bailiwick/domain";
import { describe, expect, onTestFinished, test } from "vitest";
import { follow } from "../live/testing.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { onePixel } from "../testing/inputs.ts";
import { lowest } from "../testing/lowest.ts";
import { newest, staffed } from "../testing/tenants.ts";

const api = await startApi({ live: true });

const at = (id: string) => `${api.url}/api/pictures/${id}`;
/** The picture of a person with this id, as a reader gets it. */
const get = (reader: TestPerson | null, id: string, headers: Record<string, string> = {}) =>
  fetch(at(id), {
    headers: reader === null ? headers : { ...headers, authorization: `Bearer ${reader.token}` },
  });
const set = ({ client }: TestPerson, image = onePixel) => client.account.setPicture.mutate({ image });
const base64 = (text: string) => Buffer.from(text).toString("base64");

/** The JPEG's first bytes, followed by as many as make the size. */
function sized(bytes: number): string {
  const image = Buffer.alloc(bytes);
  image.set([0xff, 0xd8, 0xff]);
  return image.toString("base64");
}

describe("setting a picture", () => {
  test("is recorded in each organization's log, and once for the same picture", async () => {
    const { founder, as, ...tenant } = await staffed(api, "ai-governance");
    const viewer = as("workspace_viewer");
    const { picture } = await set(viewer);
    expect((await viewer.client.session.me.query()).user.picture).toBe(picture);
    const [entry] = await newest(api, tenant);
    expect(entry).toMatchObject({
      action: "person.picture_set",
      actor: viewer.email,
      target: viewer.email,
    });
    expect(await set(viewer)).toEqual({ picture });
    expect((await newest(api, tenant))[0]).toEqual(entry);
    expect((await set(viewer, sized(100))).picture).not.toBe(picture);

    expect(await viewer.client.account.removePicture.mutate({})).toEqual({ picture: null });
    const [removed] = await newest(api, tenant);
    expect(removed).toMatchObject({ action: "person.picture_removed", actor: viewer.email });
    expect((await viewer.client.session.me.query()).user.picture).toBeNull();
    await viewer.client.account.removePicture.mutate({});
    expect((await newest(api, tenant))[0]).toEqual(removed);
  });

  test("is in every list of people, where the person is already and where they are added later", async () => {
    const { founder, as, org: organization, workspace } = await staffed(api, "ai-governance");
    const viewer = as("workspace_viewer");
    const elsewhere = await staffed(api, "compliance-ops");
    const { members, teams } = founder.client;
    const team = await teams.create.mutate({ organization, name: "Team" });
    const listed = async () => {
      const lists = await Promise.all([
        members.list.query({ workspace }),
        members.list.query({ organization }),
        teams.members.query({ organization, team: team.id }),
        elsewhere.founder.client.members.list.query({ workspace: elsewhere.workspace }),
      ]);
      return lists.map(({ items }) => items.find(({ userId }) => userId === viewer.id)?.picture);
    };
    const { picture } = await set(viewer);
    expect(await listed()).toEqual([picture, picture, undefined, undefined]);
    await teams.addMember.mutate({ organization, team: team.id, userId: viewer.id });
    await elsewhere.founder.client.members.add.mutate({
      workspace: elsewhere.workspace,
      email: viewer.email,
      role: "viewer",
    });
    expect(await listed()).toEqual([picture, picture, picture, picture]);
    const { picture: other } = await set(viewer, sized(100));
    expect(await listed()).toEqual([other, other, other, other]);
    await viewer.client.account.removePicture.mutate({});
    expect(await listed()).toEqual([null, null, null, null]);
  });

  test.each([
    ["an SVG", base64('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a page", base64("<!doctype html><script>alert(1)</script>")],
    ["a GIF", base64("GIF89a")],
    ["nothing", ""],
  ])("refuses %s, whatever it is called", async (_, image) => {
    const person = await api.person();
    expect(await errorOf(set(person, image))).toMatchObject({
      code: "INVALID",
      reason: "picture_type",
      path: "image",
    });
    expect((await get(person, person.id)).status).toBe(404);
  });

  test("refuses more than 128 kB, and what is not base64", async () => {
    const person = await api.person();
    expect(await errorOf(set(person, sized(maxPictureBytes + 1)))).toMatchObject({
      code: "INVALID",
      reason: "picture_too_large",
      params: { kilobytes: 128 },
    });
    expect((await errorOf(set(person, "data:image/png"))).code).toBe("INVALID");
    await set(person, sized(maxPictureBytes));
    expect((await get(person, person.id)).headers.get("content-length")).toBe(String(maxPictureBytes));
  });

  test("refuses callers who are not signed in", async () => {
    const { account } = api.client();
    expect((await errorOf(account.setPicture.mutate({ image: onePixel }))).code).toBe("UNAUTHENTICATED");
    expect((await errorOf(account.removePicture.mutate({}))).code).toBe("UNAUTHENTICATED");
  });

  test("notifies other people's open consoles", async () => {
    const { founder, as, workspace } = await staffed(api, "ai-governance");
    const stream = await follow(api.url, founder.token, { workspace });
    onTestFinished(() => stream.stop());
    expect(await stream.next()).toEqual({ kind: "open" });
    await set(as("workspace_viewer"));
    const heard = async (): Promise<readonly string[]> => {
      const event = await stream.next();
      if (event?.kind !== "changed") throw new Error("the stream ended");
      return event.nouns;
    };
    while (!(await heard()).includes("person"));
  });
});

describe("a picture", () => {
  test.each(["compliance-ops", "ai-governance"])("is in the lists of people of %s", async (key) => {
    const { topology, roles } = blueprint(key);
    const { founder, as, org: organization, workspace } = await staffed(api, key);
    const person = as(lowest(roles.workspace) ?? "");
    const { picture } = await set(person);
    const { client } = founder;
    const { items } = await client.members.list.query({ workspace });
    expect(Object.fromEntries(items.map((each) => [each.userId, each.picture]))).toMatchObject({
      [person.id]: picture,
      [founder.id]: null,
    });
    const added = await client.members.list.query({ workspace, sort: "added" });
    expect(added.items.find(({ userId }) => userId === person.id)?.picture).toBe(picture);
    expect((await client.members.get.query({ workspace, userId: person.id })).picture).toBe(picture);
    if (topology === "flat") return;
    const all = await client.members.list.query({ organization });
    expect(all.items.find(({ userId }) => userId === person.id)?.picture).toBe(picture);
    const { id: team } = await client.teams.create.mutate({ organization, name: "Team" });
    const joined = await client.teams.addMember.mutate({ organization, team, userId: person.id });
    expect(joined.picture).toBe(picture);
    const inTeam = await client.teams.members.query({ organization, team });
    expect(inTeam.items.map((each) => each.picture)).toEqual([picture]);
  });

  test("is served with its type, to be kept by the reader's browser alone and never run", async () => {
    const person = await api.person();
    const { picture } = await set(person);
    const response = await get(person, person.id);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).toString("base64")).toBe(onePixel);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-disposition": "inline",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=300",
      etag: `"${picture}"`,
    });
    const again = await get(person, person.id, { "if-none-match": `"${picture}"` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    await set(person, sized(100));
    const changed = await get(person, person.id, { "if-none-match": `"${picture}"` });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("content-type")).toBe("image/jpeg");
  });

  test("is for the people of an organization with the person, and the platform admin; anyone else's looks missing", async () => {
    const { founder, as } = await staffed(api, "ai-governance");
    const person = as("workspace_viewer");
    await set(person);
    const stranger = await staffed(api, "compliance-ops");
    const platform = await api.person("Platform", { platformAdmin: true });
    const status = async (reader: TestPerson | null, id = person.id) => (await get(reader, id)).status;
    expect(await status(founder)).toBe(200);
    expect(await status(as("workspace_member"))).toBe(200);
    expect(await status(platform)).toBe(200);
    expect(await status(stranger.founder)).toBe(404);
    expect(await status(await api.person())).toBe(404);
    const foreign = await get(stranger.founder, person.id);
    const missing = await get(stranger.founder, stranger.as("viewer").id);
    expect(await foreign.text()).toBe(await missing.text());
    expect(foreign.headers.get("cache-control")).toBe("no-store");
    expect(await status(founder, "not-an-id")).toBe(404);
    expect(await status(null)).toBe(401);
    expect(await status({ ...person, token: "not a session" })).toBe(401);
  });

  test("is gone for those with whom the person no longer shares an organization, and once it is removed", async () => {
    const { founder, as, workspace } = await staffed(api, "compliance-ops");
    const person = as("viewer");
    await set(person);
    expect((await get(founder, person.id)).status).toBe(200);
    await founder.client.members.remove.mutate({ workspace, userId: person.id });
    expect((await get(founder, person.id)).status).toBe(404);
    await person.client.account.removePicture.mutate({});
    expect((await get(person, person.id)).status).toBe(404);
  });
});
