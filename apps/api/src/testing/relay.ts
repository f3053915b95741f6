import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterAll } from "vitest";

/** A relay between a server and its database: real connections, which a test can cut and restore. */
export type Relay = {
  /** The same database through the relay. */
  readonly url: (direct: string) => string;
  /** Breaks open connections, and refuses new ones. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
};

/** Opens a relay to the server of a connection string; it ends with the file's tests. */
export async function relayTo(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on("error", () => undefined);
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  const listen = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const here = await listen(0);
  const cut = async () => {
    if (!server.listening) return;
    server.close();
    for (const socket of open) socket.destroy();
    await once(server, "close");
  };
  afterAll(cut);
  return {
    url: (direct) => Object.assign(new URL(direct), { hostname: "127.0.0.1", port: String(here) }).href,
    cut,
    mend: async () => void (await listen(here)),
  };
}
