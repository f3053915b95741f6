import { describe, expect, onTestFinished, test } from "vitest";
import { Visitor } from "../identity/testing.ts";
import { startApi } from "../testing/api.ts";
import { relayTo } from "../testing/relay.ts";
import { staffed } from "../testing/tenants.ts";
import { endOf, follow } from "./testing.ts";

const direct = await startApi();
const relay = await relayTo(direct.database.adminUrl);
const api = await startApi({ live: true, beside: direct, through: relay });

async function open(token: string, input: Parameters<typeof follow>[2] = {}) {
  const stream = await follow(api.url, token, input);
  onTestFinished(() => stream.stop());
  expect(await stream.next()).toEqual({ kind: "open" });
  return stream;
}

/** Signs a person up, and in as often as requested. */
async function signedIn(count: number) {
  const visitors = Array.from({ length: count }, () => new Visitor(api.url));
  const email = `person${crypto.randomUUID().slice(0, 8)}@compliance.example`;
  const account = { email, password: "correct horse battery" };
  const tokens: string[] = [];
  for (const [at, visitor] of visitors.entries()) {
    const path = at === 0 ? "sign-up" : "sign-in";
    const body = at === 0 ? { ...account, name: "Person" } : account;
    tokens.push(String((await visitor.post(`/api/auth/${path}/email`, body)).body.token));
  }
  return { visitors, tokens, email };
}

const signedOut = { kind: "lost", code: "UNAUTHENTICATED" };

describe("a stream", () => {
  test("ends for a session that was signed out, and for no other of the person", async () => {
    const { visitors, tokens } = await signedIn(2);
    const [here, there] = [await open(tokens[0] ?? ""), await open(tokens[1] ?? "")];
    await visitors[0]?.post("/api/auth/sign-out");
    expect(await endOf(here)).toMatchObject(signedOut);
    expect(await there.next()).toEqual({ kind: "changed", nouns: ["session"] });
  });

  test("ends for a session that was ended from elsewhere", async () => {
    const { tokens } = await signedIn(2);
    const there = await open(tokens[1] ?? "");
    await api.client(tokens[0]).session.signOutElsewhere.mutate({});
    expect(await endOf(there)).toMatchObject(signedOut);
  });

  test("ends when the password was reset", async () => {
    const { visitors, tokens, email } = await signedIn(1);
    const stream = await open(tokens[0] ?? "");
    await visitors[0]?.post("/api/auth/request-password-reset", { email });
    // The response comes before it is done.
    const mailed = async () => {
      const { rows } = await api.owner.query<{ body: string }>(
        "SELECT body_text AS body FROM outbox WHERE recipient = $1 AND payload ->> 'about' = 'reset_password'",
        [email],
      );
      return /token=([^\s&]+)/.exec(rows[0]?.body ?? "")?.[1];
    };
    await expect.poll(mailed).toBeDefined();
    const token = await mailed();
    await visitors[0]?.post("/api/auth/reset-password", { token, newPassword: "another long password" });
    expect(await endOf(stream)).toMatchObject(signedOut);
  });

  test("breaks off in an outage, which is not a loss of access, such that its reader reconnects", async () => {
    const { founder, workspace } = await staffed(direct, "compliance-ops");
    const stream = await open(founder.token, { workspace });
    await relay.cut();
    const end = endOf(stream);
    // After the outage, reconnecting makes every stream recheck; here the recheck runs during the outage.
    expect(await end).toMatchObject({ data: { reason: "unavailable" }, code: -32603 });
    await relay.mend();
    await expect
      .poll(() => follow(api.url, founder.token, { workspace }).then((again) => again.next()))
      .toEqual({ kind: "open" });
  });

  test("sends pings when it is quiet", async () => {
    const { founder } = await staffed(direct, "compliance-ops");
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const headers = { authorization: `Bearer ${founder.token}`, accept: "text/event-stream" };
    const response = await fetch(`${api.url}/api/trpc/live.changes?input={}`, {
      headers,
      signal: stop.signal,
    });
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      if (text.includes("event: ping")) break;
    }
    expect(text).toContain("event: ping");
  });
});
