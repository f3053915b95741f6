import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cliUser } from "./testing/cli.ts";

const root = resolve(import.meta.dirname, "../../..");

/** Starts an instance with its demo, as `npm start` does after building, in a separate folder. */
async function demo() {
  const home = mkdtempSync(join(tmpdir(), "bailiwick-readme-"));
  const server = spawn(process.execPath, [join(root, "apps/api/src/main.ts")], {
    env: { PATH: process.env.PATH, PORT: "0", BAILIWICK_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => server.once("close", resolve));
  onTestFinished(async () => {
    server.kill("SIGTERM");
    await gone;
    rmSync(home, { recursive: true, force: true });
  });
  let said = "";
  server.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  await expect.poll(() => said).toMatch(/Sign in to the demo/);
  return { home, url: /http:\/\/localhost:\d+/.exec(said)?.[0] ?? "" };
}

test("every command line in the README and in docs works as written, on the demo", async () => {
  const texts = [
    "README.md",
    "docs/keys.md",
    "docs/events.md",
    "docs/policies.md",
    "docs/resources.md",
    "docs/settings-as-code.md",
  ].map((name) => readFileSync(join(root, name), "utf8"));
  // One with a placeholder, such as <id>, is only an example.
  const lines = [...texts.join("\n").matchAll(/^npx bailiwick ([^<\n]+)$/gm)].map(([, line = ""]) => line);
  expect(lines.length).toBeGreaterThan(5);
  const { home, url } = await demo();
  const { run } = cliUser();
  for (const line of lines) {
    const ended = await run(line.replace("http://localhost:4000", url), {
      input: "bailiwick-demo\n",
      env: { BAILIWICK_HOME: home },
    });
    expect(ended, `${line}: ${ended.stderr}`).toMatchObject({ code: 0 });
  }
});
