#!/usr/bin/env node
import { OperatorError } from "@bailiwick/db";
import { greeting } from "./greeting.ts";
import { type Running, start } from "./start.ts";

function fail(error: unknown): never {
  process.stderr.write(
    error instanceof OperatorError
      ? `${error.message}\n`
      : `Bailiwick stopped because of a fault: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
  process.exit(1);
}

let running: Promise<Running> | undefined;
let stopping = false;

/** The first signal stops when what is in flight is done; the second one does not wait. */
async function stop(): Promise<void> {
  if (stopping) process.exit(1);
  stopping = true;
  await (await running)?.stop();
  process.exit(0);
}

process.on("SIGINT", () => void stop().catch(fail));
process.on("SIGTERM", () => void stop().catch(fail));
// `npm start` holds a channel to this process; it closes when that process is killed.
process.on("disconnect", () => void stop().catch(fail));
process.on("uncaughtException", fail);

running = start(process.env);
const server = await running.catch(fail);
server.databaseEnded.then(() => {
  if (!stopping)
    fail(
      new OperatorError(`The embedded PostgreSQL server ended by itself; see ${server.home}/postgres.log.`),
    );
});
process.stdout.write(greeting(server));
