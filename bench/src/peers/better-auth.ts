import { createServer } from "node:http";
import { toNodeHandler } from "better-auth/node";
import { createBetterAuth } from "./better-auth-options.ts";

/* better-auth with its organization plugin, on Node's own server as in its documentation. */

const { DATABASE_URL = "", BETTER_AUTH_SECRET = "", COOKIE_CACHE } = process.env;
const handle = toNodeHandler(createBetterAuth(DATABASE_URL, BETTER_AUTH_SECRET, COOKIE_CACHE === "1"));
const server = createServer((request, response) => void handle(request, response));

process.on("SIGTERM", () => process.exit(0));
server.listen({ host: "127.0.0.1", port: 0 }, () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
