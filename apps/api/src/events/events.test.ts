import { Event } from "@bailiwick/contracts";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { describe, expect, onTestFinished, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi({ live: true });

/** Opens the stream as `curl` would, with a key. */
async function follow(key: string, input: object, lastEventId?: string) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const resumed: Record<string, string> = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const response = await fetch(
    `${api.url}/api/trpc/events.follow?input=${encodeURIComponent(JSON.stringify(input))}`,
    {
      headers: { authorization: `Bearer ${key}`, accept: "text/event-stream", ...resumed },
      signal: stop.signal,
    },
  );
  const texts = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  const events = texts?.[Symbol.asyncIterator]();
  return async () => {
    for (;;) {
      const { value, done } = (await events?.next()) ?? { value: undefined, done: true };
      if (done || value === undefined) return { end: true } as const;
      if (value.event === "serialized-error") return { failed: JSON.parse(value.data) as object };
      if (value.event === undefined) return { id: value.id, event: Event.parse(JSON.parse(value.data)) };
    }
  };
}

async function withKey() {
  const tenant = await staffed(api, "compliance-ops");
  const owner = tenant.as("owner");
  const { workspace } = tenant;
  const { key, text } = await owner.client.keys.issue.mutate({
    workspace,
    name: "Feed",
    scopes: ["audit:read"],
  });
  const rename = (name: string) => owner.client.workspaces.rename.mutate({ workspace, name });
  return { ...tenant, owner, key, text, rename };
}

describe("the list of events", () => {
  test("goes on from a number to the end, in order, without what was refused", async () => {
    const { owner, as, workspace, text, rename, org } = await withKey();
    const feed = api.client(text).events.list;
    const { next } = await feed.query({ workspace, limit: 1_000 });
    await rename("First");
    await errorOf(as("viewer").client.workspaces.rename.mutate({ workspace, name: "Refused" }));
    await rename("Second");
    const first = await feed.query({ workspace, after: next, limit: 1 });
    expect(first.items).toMatchObject([{ type: "workspace.renamed", data: { after: { name: "First" } } }]);
    const second = await feed.query({ workspace, after: first.next });
    expect(second.items).toMatchObject([
      {
        type: "workspace.renamed",
        data: {
          id: `evt_${org.replaceAll("-", "")}_${second.next}`,
          organization: org,
          workspace,
          actor: { kind: "user", id: owner.id },
          after: { name: "Second" },
        },
      },
    ]);
    expect(second.next).toBe((await newest(api, { org }))[0]?.seq);
    expect(await feed.query({ workspace, after: second.next })).toEqual({ items: [], next: second.next });
  });

  test("never passes an event that commits later", async () => {
    const { owner, workspace, org, rename } = await withKey();
    const list = (after: number) => owner.client.events.list.query({ workspace, after, limit: 1_000 });
    const { next } = await list(0);
    // An entry that is written, and not yet committed.
    const client = await api.owner.connect();
    await client.query("BEGIN");
    await client.query(
      "SELECT audit.append_system($1, $2, 'workspace.archived', NULL, NULL, NULL, NULL, NULL)",
      [org, workspace],
    );
    const renaming = rename("Later");
    const between = await list(next);
    expect(between).toEqual({ items: [], next });
    await client.query("COMMIT");
    client.release();
    await renaming;
    expect((await list(between.next)).items.map(({ type }) => type)).toEqual([
      "workspace.archived",
      "workspace.renamed",
    ]);
  });

  test("is for who can read the log there, of a workspace or of all of an organization", async () => {
    const { as, owner, workspace, ...tenant } = await withKey();
    expect(await errorOf(as("member").client.events.list.query({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
    });
    const narrow = await owner.client.keys.issue.mutate({
      workspace,
      name: "Narrow",
      scopes: ["certificate:read"],
    });
    expect(await errorOf(api.client(narrow.text).events.list.query({ workspace }))).toMatchObject({
      code: "FORBIDDEN",
    });
    await expectLooksMissing(
      async (at) => (await withKey()).owner.client.events.list.query({ workspace: at }),
      { ...tenant, workspace },
    );

    const founder = await api.person("Founder");
    const { org, workspace: one } = await found(api, founder, "data-security");
    const two = await founder.client.workspaces.create.mutate({
      organization: org,
      name: "Second",
      slug: "second",
    });
    const places = async (at: { organization: string } | { workspace: string }) =>
      new Set(
        (await founder.client.events.list.query({ ...at, limit: 1_000 })).items.map(
          ({ data }) => data.workspace,
        ),
      );
    expect([...(await places({ organization: org }))]).toEqual(expect.arrayContaining([one, two.id]));
    expect(await places({ workspace: two.id })).toEqual(new Set([two.id]));
  });
});

describe("the stream of events", () => {
  test("tells each as it happens, goes on after the last one that was got, and ends with its key", async () => {
    const { owner, workspace, key, text, rename } = await withKey();
    const { next: now } = await api.client(text).events.list.query({ workspace, limit: 1_000 });
    const next = await follow(text, { workspace, after: now });
    await rename("First");
    const first = await next();
    expect(first).toMatchObject({ event: { type: "workspace.renamed", data: { after: { name: "First" } } } });
    await rename("Second");
    const second = await next();
    expect(second).toMatchObject({ event: { data: { after: { name: "Second" } } } });

    const again = await follow(text, { workspace, after: 0 }, "id" in first ? String(first.id) : "");
    expect(await again()).toEqual(second);

    await owner.client.keys.revoke.mutate({ workspace, key: key.id });
    for (const ended of [next, again])
      expect(await ended()).toMatchObject({ failed: { data: { code: "UNAUTHENTICATED" } } });
    expect(await (await follow(text, { workspace }))()).not.toMatchObject({ event: {} });
  });
});
