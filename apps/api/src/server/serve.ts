import { OperatorError } from "@bailiwick/db";
import { giveBackMemory } from "./engine.ts";
import { fail } from "./fail.ts";
import { greeting } from "./greeting.ts";
import { type Running, start } from "./start.ts";

/**
 * Runs the server until a signal. The first signal stops it when requests in flight are done; a second one immediately.
 */
export async function serve(): Promise<void> {
  let running: Promise<Running> | undefined;
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await (await running)?.stop();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop().catch(fail));
  process.on("SIGTERM", () => void stop().catch(fail));
  process.on("uncaughtException", fail);

  running = start(process.env);
  const server = await running.catch(fail);
  server.databaseEnded.then(() => {
    if (stopping) return;
    fail(
      new OperatorError(
        `The embedded PostgreSQL server exited unexpectedly; see ${server.home}/postgres.log.`,
      ),
    );
  });
  process.stdout.write(greeting(server));
  giveBackMemory();
}
