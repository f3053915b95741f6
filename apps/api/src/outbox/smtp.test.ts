import { Writable } from "node:stream";
import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createLog } from "../http/logging.ts";
import { startMailServer } from "../testing/mail-server.ts";
import { type MailServer, readMailServer } from "./mail-server.ts";
import { smtpTransport } from "./smtp.ts";
import { deliverDue } from "./testing.ts";

const database = await testDatabase();
const worker = new pg.Pool({ connectionString: database.urls.worker });
const owner = new pg.Pool({ connectionString: database.urls.owner });
const transports: { stop: () => Promise<void> }[] = [];
afterAll(async () => {
  await Promise.all(transports.map(({ stop }) => stop()));
  await Promise.all([worker.end(), owner.end()]);
});
beforeEach(async () => {
  await owner.query("DELETE FROM outbox");
});

const from = { name: "Bailiwick", address: "no-reply@bailiwick.example" };
const body = "Hello,\n\nopen this:\n\nhttp://localhost:4000/invitation?token=bwn_a&b=<c>\n\nGrüße & <tags>";
const address = "member@compliance.example";

/** A transport to a mail server, and everything that it logs. */
function transportTo(url: string, timeoutMs?: number) {
  const server = readMailServer(url);
  if (server === null) throw new Error("no mail server");
  const log = { text: "" };
  const destination = new Writable({
    write: (chunk, _, done) => {
      log.text += String(chunk);
      done();
    },
  });
  const transport = smtpTransport({
    server,
    from,
    log: createLog("debug", destination),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  transports.push(transport);
  return { ...transport, log };
}

async function post(subject = "Invitation to Zahlungen – Köln"): Promise<string> {
  const { rows } = await owner.query<{ id: string }>("SELECT outbox_mail($1, $2, $3, 'test') AS id", [
    address,
    subject,
    body,
  ]);
  return rows[0]?.id ?? "";
}

async function row() {
  const { rows } = await owner.query(
    `SELECT body_text AS body, delivered_at IS NOT NULL AS delivered, attempts, last_error AS error,
       deliver_at > now() AS later, deliver_at = 'infinity' AS "givenUp" FROM outbox`,
  );
  return rows[0];
}

const again = () => owner.query("UPDATE outbox SET deliver_at = now()");

describe("mail over SMTP", () => {
  test("arrives as text and as simple HTML, with the outbox row's id", async () => {
    const server = await startMailServer();
    const { send } = transportTo(server.url);
    const id = await post();
    expect(await deliverDue(worker, send)).toBe(1);
    const [mail, ...more] = server.mails;
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: address,
      from: "Bailiwick <no-reply@bailiwick.example>",
      subject: "Invitation to Zahlungen – Köln",
      messageId: `<${id}@bailiwick.example>`,
      text: body,
    });
    expect(mail?.html).toContain(
      '<p><a href="http://localhost:4000/invitation?token=bwn_a&amp;b=&lt;c&gt;">http://localhost:4000/invitation?token=bwn_a&amp;b=&lt;c&gt;</a></p>',
    );
    expect(mail?.html).toContain("<p>Grüße &amp; &lt;tags&gt;</p>");
    expect(mail?.source).toMatch(/^Auto-Submitted: auto-generated/m);
  });

  test("keeps nothing of its body once it is delivered", async () => {
    const server = await startMailServer();
    const { send, log } = transportTo(server.url);
    await post();
    await deliverDue(worker, send);
    expect(await row()).toEqual({
      body: "",
      delivered: true,
      attempts: 1,
      error: null,
      later: false,
      givenUp: false,
    });
    expect(log.text).toBe("");
  });

  test("uses one connection for many, and puts a name into no header but its own", async () => {
    let connections = 0;
    const server = await startMailServer({
      onConnect: (_, done) => {
        connections += 1;
        done();
      },
    });
    const { send } = transportTo(server.url);
    for (const at of [1, 2, 3]) await post(`Subject ${at}\r\nBcc: everyone@compliance.example`);
    expect(await deliverDue(worker, send)).toBe(3);
    expect(connections).toBe(1);
    expect(server.mails).toHaveLength(3);
    for (const { source } of server.mails) expect(source).not.toMatch(/^Bcc:/im);
  });

  test("that the server rejects is kept and retried, under the same id", async () => {
    let refusing = true;
    const server = await startMailServer({
      onRcptTo: (_, __, done) => {
        const error = Object.assign(new Error("Mailbox busy"), { responseCode: 450 });
        done(refusing ? error : null);
      },
    });
    const { send } = transportTo(server.url);
    const id = await post();
    await deliverDue(worker, send);
    const kept = { body, delivered: false, attempts: 1, later: true, givenUp: false };
    expect(await row()).toMatchObject({ ...kept, error: expect.stringContaining("450 Mailbox busy") });
    refusing = false;
    await again();
    await deliverDue(worker, send);
    expect(await row()).toMatchObject({ body: "", delivered: true, attempts: 2, error: null });
    expect(server.mails.map((mail) => mail.messageId)).toEqual([`<${id}@bailiwick.example>`]);
  });

  test("is delivered at least once: if the process dies after the server accepted it, it is sent again as the same mail", async () => {
    const server = await startMailServer();
    const { send } = transportTo(server.url);
    const id = await post();
    const dying = { lost: 0 };
    const lostAfterwards = async (mail: Parameters<typeof send>[0]) => {
      await send(mail);
      dying.lost += 1;
      // As if the process had died here: what it held is due again.
      throw new Error("the process died");
    };
    await deliverDue(worker, lostAfterwards);
    await again();
    await deliverDue(worker, send);
    expect(server.mails.map((mail) => mail.messageId)).toEqual([
      `<${id}@bailiwick.example>`,
      `<${id}@bailiwick.example>`,
    ]);
  });

  test("waits for an unavailable server, and is given up after three days, leaving no link behind", async () => {
    const server = await startMailServer();
    await server.close();
    const { send } = transportTo(server.url);
    await post();
    await deliverDue(worker, send);
    expect(await row()).toMatchObject({
      body,
      delivered: false,
      error: expect.stringMatching(/ECONNREFUSED/),
    });
    await owner.query("UPDATE outbox SET deliver_at = now(), created_at = now() - interval '73 hours'");
    await deliverDue(worker, send);
    expect(await row()).toMatchObject({ body: "", delivered: false, attempts: 2, givenUp: true });
    expect(await deliverDue(worker, send)).toBe(0);
  });

  test("gives up on a server that does not respond, and continues", async () => {
    const server = await startMailServer({ onConnect: () => undefined });
    const { send } = transportTo(server.url, 100);
    await post();
    await deliverDue(worker, send);
    expect(await row()).toMatchObject({ body, delivered: false, later: true });
  });
});

describe("the mail server's password", () => {
  const auth = { user: "bailiwick@mail.example", pass: "s3cret/with:signs" };
  const urlOf = (port: number) =>
    `smtp://${encodeURIComponent(auth.user)}:${encodeURIComponent(auth.pass)}@127.0.0.1:${port}`;

  test("is given to a server on this machine, percent-decoded", async () => {
    const seen: unknown[] = [];
    const server = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        seen.push([username, password]);
        done(null, { user: username });
      },
    });
    const { send } = transportTo(urlOf(server.port));
    await post();
    await deliverDue(worker, send);
    expect(seen).toEqual([[auth.user, auth.pass]]);
    expect(server.mails).toHaveLength(1);
  });

  test("appears in no log and no outbox row, even when the server repeats it", async () => {
    const server = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password }, _, done) => done(new Error(`no user has ${password}`)),
    });
    const { send, log } = transportTo(urlOf(server.port));
    await post();
    await deliverDue(worker, send);
    const { error } = await row();
    expect(error).toContain("no user has [hidden]");
    expect(log.text).toContain("a mail was not taken");
    for (const said of [error, log.text]) {
      expect(said).not.toContain(auth.pass);
      expect(said).not.toContain("bwn_");
    }
  });

  test("is not sent in the clear to another machine", async () => {
    const server = await startMailServer({ allowInsecureAuth: true });
    const elsewhere: MailServer = { host: "127.0.0.1", port: server.port, secure: false, auth };
    // A name of this machine that does not look like one.
    const { send } = smtpTransport({
      server: { ...elsewhere, host: "0.0.0.0" },
      from,
      log: createLog("silent"),
    });
    await post();
    await deliverDue(worker, send);
    expect((await row()).error).toMatch(/STARTTLS/i);
    expect(server.mails).toEqual([]);
  });
});
