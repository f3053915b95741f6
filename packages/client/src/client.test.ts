import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import { staffed, startApi } from "@bailiwick/api/testing";
import { afterAll, describe, expect, test } from "vitest";
import { createClient, refusalOf, signIn, signOut } from "./index.ts";

const api = await startApi();

/** The refusal of a call. */
async function refusal(call: Promise<unknown>) {
  return call.then(
    () => null,
    (error: unknown) => refusalOf(error),
  );
}

/** A test server on a free port, until the file's tests are done. */
async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  afterAll(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A proxy between client and server that passes everything on; what it lets a test see and lose is real. */
async function between() {
  const seen: IncomingMessage[] = [];
  let losing = 0;
  const url = await serve((incoming, outgoing) => {
    seen.push(incoming);
    const target = new URL(incoming.url ?? "", api.url);
    const { method = "GET", headers } = incoming;
    const onward = send(target, { method, headers }, (response) => {
      if (losing > 0) {
        losing -= 1;
        response.resume().on("end", () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  return {
    url,
    seen,
    /** Lets the server do its work, and loses the next answers on the way back. */
    loseAnswers: (count: number) => {
      losing = count;
    },
  };
}

describe("createClient", () => {
  test("calls with the credential, or anonymously without one", async () => {
    const { email, token } = await api.person();
    const { user } = await createClient({ url: api.url, credential: token }).session.me.query();
    expect(user.email).toBe(email);
    const anonymous = createClient({ url: api.url });
    expect(await refusal(anonymous.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
    expect((await anonymous.instance.get.query()).blueprints).not.toEqual([]);
  });

  test("batches concurrent reads, ten to a request, with the given headers", async () => {
    const { token } = await api.person();
    const wire = await between();
    const client = createClient({ url: wire.url, credential: token, headers: { "x-tool": "report" } });
    await Promise.all(Array.from({ length: 25 }, () => client.session.me.query()));
    expect(wire.seen).toHaveLength(3);
    expect(wire.seen.every(({ headers }) => headers["x-tool"] === "report")).toBe(true);
  });

  test("[M40][M42] takes the new token from a switch, and the old one stops working", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    let kept = founder.token;
    const credential = {
      get: () => kept,
      set: (token: string) => {
        kept = token;
      },
    };
    const client = createClient({ url: api.url, credential });
    await client.workspaces.switch.mutate({ workspace });
    expect(kept).not.toBe(founder.token);
    expect((await client.session.me.query()).landing?.id).toBe(workspace);
    expect(await refusal(founder.client.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
    const another = createClient({ url: api.url, credential: kept });
    await another.workspaces.switch.mutate({ workspace });
    expect((await another.session.me.query()).landing?.id).toBe(workspace);
  });

  test("stays signed in when the answer to a switch is lost", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const wire = await between();
    let kept = founder.token;
    const credential = {
      get: () => kept,
      set: (token: string) => {
        kept = token;
      },
    };
    const client = createClient({ url: wire.url, credential });
    wire.loseAnswers(1);
    await client.workspaces.switch.mutate({ workspace });
    expect(kept).not.toBe(founder.token);
    expect((await client.session.me.query()).landing?.id).toBe(workspace);
  });

  test("retries when an answer is lost, and a change still happens once", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { email } = await api.person();
    const wire = await between();
    const client = createClient({ url: wire.url, credential: founder.token });
    wire.loseAnswers(2);
    const added = await client.members.add.mutate({ workspace, email, role: "viewer" });
    expect(added).toMatchObject({ email, role: "viewer" });
    const keys = wire.seen.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    const { items } = await client.audit.list.query({ workspace, action: "member.added" });
    expect(items.filter((entry) => entry.targetName === email)).toHaveLength(1);
  });

  test("gives each change its own key, even concurrent ones", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const wire = await between();
    const client = createClient({ url: wire.url, credential: founder.token });
    const names = ["One", "Two", "Three"];
    await Promise.all(names.map((name) => client.workspaces.rename.mutate({ workspace, name })));
    expect(new Set(wire.seen.map(({ headers }) => headers["idempotency-key"])).size).toBe(3);
  });

  test("uses the key of the call: repeating the call returns the answer without repeating the change", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { email } = await api.person();
    const client = createClient({ url: api.url, credential: founder.token });
    const add = (role: string) =>
      client.members.add.mutate(
        { workspace, email, role },
        { context: { idempotencyKey: "import-2026-01-31-row-7" } },
      );
    expect(await add("viewer")).toEqual(await add("viewer"));
    expect(await refusal(add("admin"))).toMatchObject({ code: "CONFLICT", reason: "idempotency_key_reused" });
  });
});

describe("refusalOf", () => {
  test("reads the server's refusal, with the invalid field", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const client = createClient({ url: api.url, credential: founder.token });
    const add = (email: string) => refusal(client.members.add.mutate({ workspace, email, role: "viewer" }));
    expect(await add("nobody@nowhere.example")).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_account",
      path: "email",
      message: "No account here can sign in with this email address. You can invite it.",
    });
    expect(await add("no address")).toMatchObject({ code: "INVALID", path: "email" });
  });

  test("distinguishes an unreachable server from one that is not Bailiwick's", async () => {
    const page = await serve((_, response) => response.end("<!doctype html><title>Something else</title>"));
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, "127.0.0.1", listening));
    const unused = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((gone) => closed.close(gone));
    for (const [url, reason] of [
      [unused, "unreachable"],
      [page, "strange_answer"],
    ] as const) {
      const expected = {
        code: "INTERNAL",
        reason,
        params: {},
        path: null,
        message: expect.stringMatching(/\.$/),
      };
      expect(await refusal(createClient({ url }).instance.get.query())).toEqual(expected);
      expect(await refusal(signIn({ url, email: "a@b.example", password: "a password" }))).toEqual(expected);
    }
  });

  test("is null for an error that no call threw", () => {
    expect(refusalOf(new TypeError("a mistake in the program"))).toBeNull();
    expect(refusalOf("text")).toBeNull();
  });
});

describe("signIn and signOut", () => {
  const account = { name: "Operator", email: "operator@tools.example", password: "a long enough password" };

  test("opens a session with the password, and ends it", async () => {
    const made = await fetch(`${api.url}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(account),
    });
    expect(made.status).toBe(200);
    const { email, password } = account;
    const token = await signIn({ url: api.url, email: email.toUpperCase(), password });
    const client = createClient({ url: api.url, credential: token });
    expect((await client.session.me.query()).user.email).toBe(email);
    await signOut({ url: api.url, token });
    expect(await refusal(client.session.me.query())).toMatchObject({ code: "UNAUTHENTICATED" });
    await signOut({ url: api.url, token });
  });

  test("reports a wrong password in the server's words", async () => {
    const refused = await refusal(
      signIn({ url: api.url, email: account.email, password: "another password" }),
    );
    expect(refused).toMatchObject({ code: "UNAUTHENTICATED", message: expect.stringMatching(/\.$/) });
  });
});

test("runs on any platform with fetch, without Node's own modules", () => {
  const folder = new URL("./", import.meta.url);
  const files = readdirSync(folder).filter((name) => !name.endsWith(".test.ts"));
  expect(files.length).toBeGreaterThan(3);
  for (const name of files) {
    const text = readFileSync(new URL(name, folder), "utf8");
    expect(text).not.toMatch(/["']node:|\bprocess\.|\bBuffer\b|from "@bailiwick\/(db|api\/)/);
  }
});
