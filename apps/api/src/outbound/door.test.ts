import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer as createTcp, type Server } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { classify, parseAllowed } from "./address.ts";
import { maxConcurrentCalls, openDoor } from "./door.ts";
import { rebindingNames } from "./testing.ts";

/** Servers of this file, ended after it. */
const opened: { close: (done: () => void) => unknown }[] = [];
afterAll(async () => {
  for (const each of opened) await new Promise<void>((done) => each.close(done));
});

async function listen<S extends Server>(server: S, host: string, port = 0): Promise<number> {
  await new Promise<void>((done) => server.listen(port, host, done));
  opened.push(server);
  return (server.address() as AddressInfo).port;
}

/** Nothing may ever connect to it. */
let touched = 0;
const canary = () =>
  createTcp((socket) => {
    touched += 1;
    socket.destroy();
  });
const port = await listen(canary(), "127.0.0.1");
await listen(canary(), "::1", port).catch(() => undefined);
beforeEach(() => {
  touched = 0;
});

const names = await rebindingNames();
opened.push(names);
const call = { organization: "one", headers: {}, body: "{}" };
const rules = {
  allow: parseAllowed(["10.0.0.0/8", "0.0.0.0/0", "::/0"]),
  proxy: null,
  resolve: names.resolve,
};
/** The door of an instance on the internet, where the operator allowed far too much. */
const door = openDoor({ ...rules, isEvaluation: false, timeoutMs: 500 });
/** The door of an instance on one machine. */
const evaluation = openDoor({ ...rules, allow: [], isEvaluation: true });
const outcome = (through: typeof door, url: string) =>
  through.post({ ...call, url }).then(
    ({ status }) => String(status),
    (error) => `${error.name} ${error.message}`,
  );

const loopback = [
  "127.0.0.1",
  "127.1",
  "127.0.1",
  "127.255.255.254",
  "0",
  "0.0.0.0",
  "0177.0.0.1",
  "0x7f.0.0.1",
  "0x7f000001",
  "2130706433",
  "017700000001",
  "127.0.0.1.",
  "127.0.0.1%00",
  "127。0。0。1",
  "①②⑦.0.0.1",
  "[::1]",
  "[::]",
  "[0:0:0:0:0:0:0:1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "[::127.0.0.1]",
  "[::ffff:0:127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b::7f00:1]",
  "[64:ff9b:1::7f00:1]",
  "[2002:7f00:1::]",
  "[2001:0:7f00:1::]",
  "[fe80::1%25lo]",
  "[fe80::1%lo]",
  "[::1%25lo]",
  "[fe80::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[5f00::1]",
  "localhost",
  "LOCALHOST",
  "localhost.",
  "loopback.test",
  "loopback6.test",
  "mapped.test",
  "nat64.test",
  "mixed.test",
  "zone.test",
  "missing.test",
];
const metadata = [
  "169.254.169.254",
  "0xa9fea9fe",
  "2852039166",
  "169.254.170.2",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "[fd00:ec2::254]",
  "[fd20:ce::254]",
  "[::ffff:169.254.169.254]",
  "[64:ff9b::a9fe:a9fe]",
  "metadata.test",
  "255.255.255.255",
  "224.0.0.1",
  "240.0.0.1",
];

describe("the one door out", () => {
  test("reaches neither this machine nor a cloud's metadata, however they are spelled", async () => {
    for (const host of [...loopback, ...metadata]) {
      const url = `https://${host}:${port}/`;
      expect([url, await outcome(door, url)]).toEqual([
        url,
        expect.stringMatching(/^OutboundError (url|address)$/),
      ]);
    }
    expect(touched).toBe(0);
  });

  test("calls no address that hides what it is", async () => {
    for (const url of [
      `https://example.com@127.0.0.1:${port}/`,
      `https://user:password@127.0.0.1:${port}/`,
      `https://127.0.0.1:${port}\\@example.com/`,
      `https://127.0.0.1:${port}#@example.com/`,
      `https://@127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}/`,
      `ftp://127.0.0.1:${port}/`,
      `file:///etc/passwd`,
      `gopher://127.0.0.1:${port}/`,
      `//127.0.0.1:${port}/`,
      ` https://127.0.0.1:${port}/`,
      `https://127.0.0.1:${port}/\r\nx: y`,
      `https://127.0.0.1\t:${port}/`,
      `https://${"a".repeat(3_000)}.test/`,
      "",
    ])
      expect([url, await outcome(door, url)]).toEqual([url, "OutboundError url"]);
    expect(touched).toBe(0);
  });

  test("calls private networks only where the operator allows them", () => {
    const kinds = ["10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "fd12::1", "::ffff:10.0.0.1"].map(
      classify,
    );
    expect(new Set(kinds)).toEqual(new Set(["private"]));
    expect(["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822"].map(classify)).toEqual(
      Array(3).fill("public"),
    );
  });

  test("refuses a private network that the operator did not allow", async () => {
    const strict = openDoor({ ...rules, allow: parseAllowed(["10.0.0.0/8"]), isEvaluation: false });
    for (const host of [
      "192.168.1.1",
      "172.16.0.1",
      "100.64.0.1",
      "[fd12::1]",
      "[::ffff:192.168.0.1]",
      "private.test",
    ])
      expect([host, await outcome(strict, `https://${host}/`)]).toEqual([host, "OutboundError address"]);
  });

  test("connects to the address that it checked, although the name has another one by then", async () => {
    const calls: string[] = [];
    const decoy = createHttp((request, answer) => {
      calls.push(`${request.method} ${request.headers.host}`);
      answer.end("fine");
    });
    await listen(decoy, "127.0.0.2", port);
    expect(await outcome(evaluation, `http://rebinding.test:${port}/`)).toBe("200");
    expect(calls).toEqual([`POST rebinding.test:${port}`]);
    // From the second question on, the name is the canary's.
    expect(await names.resolve("rebinding.test")).toEqual(["127.0.0.1"]);
    expect(touched).toBe(0);
  });

  test("asks the operator's proxy for the address that it checked, not for the name", async () => {
    const asked: string[] = [];
    const proxy = createTcp((socket) => {
      socket.once("data", (line) => {
        asked.push(String(line).split("\r\n")[0] ?? "");
        socket.end("HTTP/1.1 502 Bad gateway\r\ncontent-length: 0\r\n\r\n");
      });
      socket.on("error", () => undefined);
    });
    const at = new URL(`http://127.0.0.1:${await listen(proxy, "127.0.0.1")}`);
    const through = openDoor({
      ...rules,
      allow: parseAllowed(["192.168.0.0/16"]),
      proxy: at,
      isEvaluation: false,
    });
    await outcome(through, "https://private.test/events");
    expect(asked).toEqual(["CONNECT 192.168.1.1:443 HTTP/1.1"]);
    expect(await outcome(through, "https://mixed.test/")).toBe("OutboundError address");
    expect(asked).toHaveLength(1);
  });

  test("on an instance for one machine calls that machine by http, and nothing else by http", async () => {
    for (const url of [
      "http://10.0.0.1/",
      "http://93.184.216.34/",
      "http://169.254.169.254/",
      "http://mixed.test/",
    ])
      expect([url, await outcome(evaluation, url)]).toEqual([url, "OutboundError address"]);
    expect(await outcome(evaluation, `https://127.0.0.1:${port}/`)).toBe("OutboundError address");
    expect(touched).toBe(0);
  });
});

describe("an answer", () => {
  const receiver = createHttp((request, answer) => {
    if (request.url === "/away") answer.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
    else if (request.url === "/long") answer.end("x".repeat(10_000_000));
    else if (request.url === "/control") answer.end("a\u0000b\u202Ec\r\nd");
    else if (request.url === "/broken") request.socket.destroy();
    // Anything else is never answered.
  });
  const at = listen(receiver, "127.0.0.1");
  const post = async (path: string, through = evaluation) =>
    through.post({ ...call, url: `http://127.0.0.1:${await at}${path}` });

  test("that redirects is followed nowhere", async () => {
    expect(await post("/away")).toMatchObject({ status: 302 });
    expect(touched).toBe(0);
  });

  test("is cut, and cleaned of what is no text", async () => {
    expect((await post("/long")).excerpt).toBe("x".repeat(1_000));
    expect((await post("/control")).excerpt).toBe("a b c d");
  });

  test("that is asked for is read whole, up to a size, and redirects nowhere either", async () => {
    const ask = async (path: string) =>
      evaluation.ask({ ...call, method: "GET", body: "", url: `http://127.0.0.1:${await at}${path}` });
    expect(await ask("/control")).toMatchObject({ status: 200, body: "a\u0000b\u202Ec\r\nd" });
    expect(await ask("/away")).toMatchObject({ status: 302, body: "" });
    await expect(ask("/long")).rejects.toThrow("size");
    await expect(
      door.ask({ ...call, method: "GET", body: "", url: "https://169.254.169.254/" }),
    ).rejects.toThrow("address");
    expect(touched).toBe(0);
  });

  test("that does not come in time, or breaks off, says so and no more", async () => {
    const impatient = openDoor({ ...rules, isEvaluation: true, timeoutMs: 50 });
    await expect(post("/never", impatient)).rejects.toThrow("timeout");
    await expect(post("/broken")).rejects.toThrow("connection");
  });

  test("is awaited by a few calls of an organization at a time, and by others independently", async () => {
    const waiting: (() => void)[] = [];
    const arrived: string[] = [];
    const slow = createHttp((request, answer) => {
      arrived.push(String(request.headers.from));
      waiting.push(() => answer.end());
    });
    const slowPort = await listen(slow, "127.0.0.1");
    const send = (organization: string) =>
      evaluation.post({
        ...call,
        organization,
        headers: { from: organization },
        url: `http://127.0.0.1:${slowPort}/`,
      });
    const calls = Array.from({ length: maxConcurrentCalls + 2 }, () => send("busy"));
    await expect.poll(() => arrived.length).toBe(maxConcurrentCalls);
    calls.push(send("other"));
    await expect.poll(() => arrived.at(-1)).toBe("other");
    expect(arrived).toHaveLength(maxConcurrentCalls + 1);
    for (let sent = 0; sent < calls.length; sent += 1) {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      waiting.shift()?.();
    }
    await Promise.all(calls);
    expect(arrived.filter((who) => who === "busy")).toHaveLength(maxConcurrentCalls + 2);
  });
});
