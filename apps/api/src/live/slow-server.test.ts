import { setTimeout as pace } from "node:timers/promises";
import { testDatabase } from "@bailiwick/db/testing";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { startLive } from "./live.ts";
import type { Notice } from "./notice.ts";

const notices = [1, 2, 3, 4, 5].map(
  (at): Notice => ({
    organization: `00000000-0000-4000-8000-00000000000${at}`,
    workspace: null,
    nouns: ["member"],
    kinds: [],
    people: [],
  }),
);

test("notices announced while the server is slow are sent when it continues, one statement at a time", async () => {
  const { urls } = await testDatabase();
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  onTestFinished(() => owner.end());
  const warnings: string[] = [];
  const warned = ({ message }: Error) => warnings.push(message);
  process.on("warning", warned);
  onTestFinished(() => void process.off("warning", warned));

  const live = startLive(urls.app, () => undefined);
  onTestFinished(live.stop);
  const heard: (Notice | null)[] = [];
  await new Promise<void>((listening) => {
    live.subscribe((told) => {
      if (told === null) listening();
      else heard.push(told);
    });
  });

  const { rows } = await owner.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'bailiwick live' AND datname = current_database()`,
  );
  const pid = rows[0]?.pid ?? 0;
  expect(pid).toBeGreaterThan(0);
  process.kill(pid, "SIGSTOP");
  try {
    // Far enough apart to be sent separately.
    for (const notice of notices) {
      live.announce(notice);
      await pace(30);
    }
  } finally {
    process.kill(pid, "SIGCONT");
  }
  await expect.poll(() => heard).toEqual(notices);
  expect(warnings).toEqual([]);
});
