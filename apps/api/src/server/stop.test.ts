import { testDatabase } from "@bailiwick/db/testing";
import { expect, test } from "vitest";
import { password, Visitor } from "../identity/testing.ts";
import { run } from "../testing/process.ts";

const database = await testDatabase();

/** As a balancer does: until the instance reports that it is about to stop, it gets requests. */
async function load(url: string, stop: () => void) {
  const work = { isOn: true };
  const answers: string[] = [];
  const worker = async () => {
    while (work.isOn) {
      const answer = await fetch(`${url}/api/trpc/session.me`).then(
        async (response) => `${response.status} ${(await response.text()).length > 0}`,
        (error: Error) => String(error.cause ?? error),
      );
      answers.push(answer);
    }
  };
  const workers = Array.from({ length: 16 }, worker);
  await expect.poll(() => answers.length).toBeGreaterThan(50);
  stop();
  const readiness = new Set<string>();
  while (work.isOn) {
    const response = await fetch(`${url}/readyz`);
    readiness.add(`${response.status} ${((await response.json()) as { status: string }).status}`);
    work.isOn = response.status === 200;
  }
  await Promise.all(workers);
  return { answers: [...new Set(answers)], readiness: [...readiness] };
}

test("stops under load without resetting a call, after reporting that it is not ready", async () => {
  // On a slow machine, too, the balancer asks within the grace period.
  const { child, ended, address } = run(database, { BAILIWICK_STOP_GRACE: "15" });
  const { answers, readiness } = await load(await address(), () => child.kill("SIGTERM"));
  expect(answers).toEqual(["401 true"]);
  expect(readiness).toContain("503 stopping");
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});

test("does not wait for open streams", async () => {
  const { child, ended, address } = run(database);
  const url = await address();
  const signUp = { name: "Person", email: "stream@compliance.example", password };
  const { body } = await new Visitor(url).post("/api/auth/sign-up/email", signUp);
  const headers = { accept: "text/event-stream", authorization: `Bearer ${body.token}` };
  const response = await fetch(`${url}/api/trpc/live.changes?input={}`, { headers });
  child.kill("SIGTERM");
  // It breaks off with an error that makes its reader open another, elsewhere.
  expect(await response.text()).toContain("event: serialized-error");
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});
