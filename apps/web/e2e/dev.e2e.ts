import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "./support/test.ts";

const root = resolve(import.meta.dirname, "../../..");

async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, "127.0.0.1", listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return String(port);
}

test("the development servers take their settings from the environment, and accept sign-ins", async ({
  people,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "bailiwick-dev-"));
  // As root, the embedded database runs as another account, which needs access.
  chmodSync(folder, 0o711);
  const [PORT, CONSOLE_PORT] = [await freePort(), await freePort()];
  const servers = spawn("npx", ["-y", "pnpm@12.21.0", "dev"], {
    cwd: root,
    detached: true,
    stdio: "ignore",
    env: { ...process.env, PORT, CONSOLE_PORT, BAILIWICK_HOME: join(folder, "home"), TURBO_UI: "false" },
  });
  const ended = new Promise((resolve) => servers.once("close", resolve));
  try {
    const answers = (url: string) => () =>
      fetch(url).then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(answers(`http://127.0.0.1:${PORT}/readyz`), { timeout: 120_000 }).toBe(200);
    await expect.poll(answers(`http://127.0.0.1:${CONSOLE_PORT}/`), { timeout: 120_000 }).toBe(200);
    const { page } = await people.visitor();
    // The first visits make the server bundle what the pages import, which loads the page anew and empties the form.
    await expect(async () => {
      await page.goto(`http://127.0.0.1:${CONSOLE_PORT}/sign-in`);
      await page.getByRole("textbox", { name: "Email address" }).fill("platform@bailiwick.example");
      await page.getByRole("textbox", { name: "Password" }).fill("bailiwick-demo");
      const answer = page.waitForResponse(/sign-in\/email$/, { timeout: 30_000 });
      await Promise.all([answer, page.getByRole("button", { name: "Sign in" }).click()]);
      expect((await answer).status()).toBe(200);
    }).toPass({ timeout: 300_000 });
    // Signing in again would end the session that the page is already working with.
    await expect(page).not.toHaveURL(/sign-in/, { timeout: 300_000 });
    await page.goto(`http://127.0.0.1:${CONSOLE_PORT}/platform`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.close();
  } finally {
    process.kill(-(servers.pid ?? 0), "SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
});
