// `npm start`: install, build, and serve. Settings by environment: PORT, BAILIWICK_HOME, DATABASE_URL, BAILIWICK_DEMO.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build, install, node, requireNode, root, StepFailed } from "./prepare.mjs";

try {
  requireNode();
  await install();
  await build();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}

// A separate process group: a Ctrl-C in the terminal reaches the server once, through us. The channel is a lifeline:
// when this process is killed, the server sees it close.
const server = spawn(node, [join(root, "apps/api/src/main.ts"), ...process.argv.slice(2)], {
  detached: true,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
server.once("error", (error) => {
  console.error(`The server cannot be started: ${error.message}`);
  process.exit(1);
});

// npm and the terminal both send a signal; the server must not take the second one as a request to stop immediately.
const echo = 500;
let passed = 0;
function pass(signal) {
  if (Date.now() - passed < echo) return;
  passed = Date.now();
  server.kill(signal);
}
process.on("SIGINT", () => pass("SIGINT"));
process.on("SIGTERM", () => pass("SIGTERM"));
process.on("SIGHUP", () => pass("SIGTERM"));

// npm, or the shell between us, can exit without notifying us.
const parent = process.ppid;
// biome-ignore lint/suspicious/noUndeclaredEnvVars: no turbo task reads it.
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    pass("SIGTERM");
  }, 250);
}

server.once("exit", (status, signal) => {
  if (signal !== null) console.error(`The server was ended by ${signal}.`);
  process.exit(status ?? 1);
});
