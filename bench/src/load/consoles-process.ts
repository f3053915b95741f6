import http from "node:http";
import type { Consoles, Told } from "./consoles.ts";

/* Open consoles, in a process of their own: each is a stream of changes, with the moments at which it was told of one. */

const moment = () => performance.timeOrigin + performance.now();

const told: number[][] = [];
const streams: http.ClientRequest[] = [];

process.on("message", (order: Consoles | "told" | "close") => {
  if (order === "told") return void process.send?.({ told: told.map((own) => own.splice(0)) } satisfies Told);
  if (order === "close") {
    for (const stream of streams.splice(0)) stream.destroy();
    told.length = 0;
    return void process.send?.({ told: [] } satisfies Told);
  }
  Promise.all(order.tokens.map((token) => open(order, token))).then(
    () => process.send?.({ told: [] } satisfies Told),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("SIGTERM", () => process.exit(0));

/** Resolves when the server says that the stream is open. */
function open({ url, path }: Consoles, token: string): Promise<void> {
  const own: number[] = [];
  told.push(own);
  return new Promise((resolve, reject) => {
    const headers = { accept: "text/event-stream", authorization: `Bearer ${token}` };
    const stream = http.get(`${url}${path}`, { agent: false, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`a stream was answered with ${response.statusCode}`));
      response.setEncoding("utf8").on("data", (text: string) => {
        if (text.includes('"open"')) resolve();
        if (text.includes('"changed"')) own.push(moment());
      });
      response.on("error", () => undefined);
    });
    stream.on("error", reject);
    streams.push(stream);
  });
}
