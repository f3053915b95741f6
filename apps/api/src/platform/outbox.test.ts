import { expect, test } from "vitest";
import { startApi } from "../testing/api.ts";

const api = await startApi();
const withServer = await startApi({ beside: api, settings: { BAILIWICK_SMTP_URL: "smtp://127.0.0.1:1" } });
const platform = await api.person("Platform admin", { platformAdmin: true });

test("the outbox shows the state of each mail", async () => {
  const states = [
    ["waiting", "deliver_at = now()"],
    ["failing", "attempts = 2, last_error = '450 Mailbox busy', deliver_at = now() + interval '4 minutes'"],
    ["given_up", "attempts = 80, last_error = '550 No such user', deliver_at = 'infinity', body_text = ''"],
    ["delivered", "attempts = 1, delivered_at = now()"],
  ] as const;
  for (const [state, change] of states) {
    const { rows } = await api.owner.query<{ id: string }>(
      "SELECT outbox_mail('member@people.example', $1, 'Body', 'test') AS id",
      [state],
    );
    await api.owner.query(`UPDATE outbox SET ${change} WHERE id = $1`, [rows[0]?.id]);
  }
  const { items } = await platform.client.platform.outbox.query({});
  expect(items.map(({ subject, state }) => [subject, state]).toReversed()).toEqual(
    states.map(([state]) => [state, state]),
  );
  for (const [state] of states) {
    const asked = { state, counted: true, limit: 1 };
    expect(await platform.client.platform.outbox.query(asked)).toMatchObject({
      items: [{ state }],
      total: 1,
    });
  }
  expect(await platform.client.platform.outbox.query({ search: "waiting", counted: true })).toMatchObject({
    total: 1,
  });
  const failing = items.find(({ state }) => state === "failing");
  expect(failing).toMatchObject({ attempts: 2, lastError: "450 Mailbox busy", bodyText: "Body" });
});

test("with a mail server, only the recipient can read a mail, delivered or not", async () => {
  await api.owner.query("SELECT outbox_mail('member@people.example', 'Subject', 'A link', 'test')");
  const { items } = await withServer.client(platform.token).platform.outbox.query({});
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) expect(item).toMatchObject({ recipient: "member@people.example", bodyText: "" });
});
