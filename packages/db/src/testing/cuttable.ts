import { connect, createServer } from "node:net";

/**
 * A way to a database that is cut after so many messages of the server, counted from `arm`, over all its connections, until it is
 * mended.
 */
export async function cuttable(to: string) {
  let left = Number.POSITIVE_INFINITY;
  const { hostname, port } = new URL(to);
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
    client.on("data", (bytes) => upstream.write(bytes));
    let held = Buffer.alloc(0);
    upstream.on("data", (bytes) => {
      held = Buffer.concat([held, bytes]);
      while (held.length >= 5 && held.length > held.readInt32BE(1)) {
        if (left <= 0) return end();
        const length = held.readInt32BE(1) + 1;
        client.write(held.subarray(0, length));
        held = held.subarray(length);
        left -= 1;
      }
      if (left <= 0) end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const url = new URL(to);
  url.port = String(typeof address === "object" ? address?.port : "");
  return {
    url: url.href,
    arm: (messages: number) => {
      left = messages;
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY;
    },
    stop: () => new Promise((closed) => server.close(closed)),
  };
}
