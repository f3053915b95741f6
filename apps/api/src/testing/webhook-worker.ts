import pg from "pg";
import { startWork } from "../jobs/work.ts";
import { openDoor } from "../outbound/door.ts";
import { webhookWork } from "../outbox/deliver-webhooks.ts";

/*
 * The worker for webhooks as a process of its own, to be killed by a test: the database of the worker role and the instance's
 * secret come as arguments. With a third argument it stops, alive, before it sends anything.
 */
const [, , database = "", secret = "", hold] = process.argv;
const pool = new pg.Pool({ connectionString: database, max: 3 });
const door = openDoor({ allow: [], isEvaluation: true, proxy: null });
const held = {
  post: () => {
    process.stdout.write("claimed\n");
    return new Promise<never>(() => undefined);
  },
};
startWork(
  webhookWork({
    pool,
    door: hold === undefined ? door : held,
    secret,
    publicUrl: new URL("http://localhost:4000"),
    tell: () => undefined,
    overslept: () => undefined,
  }),
  (error) => process.stderr.write(`${error}\n`),
  50,
);
