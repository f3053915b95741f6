import { startEmbedded } from "../embedded/embedded.ts";
import { openHome } from "../embedded/home.ts";

// A process that holds an embedded server, for tests of what happens to the server when its process ends.
const home = openHome(process.env);
const server = await startEmbedded({ home, password: process.env.PASSWORD ?? "" });
process.stdout.write(`${server.pid}\n`);
process.stdin.once("data", () => {
  throw new Error("an uncaught error");
});
