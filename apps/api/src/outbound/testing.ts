import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import dns from "dns-packet";

type Zone = Readonly<Record<string, readonly { readonly type: "A" | "AAAA"; readonly data: string }[]>>;

const zone: Zone = {
  "loopback.test": [{ type: "A", data: "127.0.0.1" }],
  "loopback6.test": [{ type: "AAAA", data: "::1" }],
  "mapped.test": [{ type: "AAAA", data: "::ffff:7f00:1" }],
  "nat64.test": [{ type: "AAAA", data: "64:ff9b::7f00:1" }],
  "zone.test": [{ type: "AAAA", data: "fe80::1" }],
  "metadata.test": [{ type: "A", data: "169.254.169.254" }],
  "private.test": [{ type: "A", data: "192.168.1.1" }],
  // One that is allowed, and one that is not.
  "mixed.test": [
    { type: "A", data: "93.184.216.34" },
    { type: "A", data: "127.0.0.1" },
  ],
};

/** A name server on this machine, whose `rebinding.test` is 127.0.0.2 when it is asked first, and 127.0.0.1 from then on. */
export async function rebindingNames() {
  let asked = 0;
  const socket = createSocket("udp4", (message, { address, port }) => {
    const query = dns.decode(message);
    const answers = (query.questions ?? []).flatMap(({ name, type }) => {
      if (name === "rebinding.test" && type === "A") {
        asked += 1;
        return [{ name, type, ttl: 0, data: asked === 1 ? "127.0.0.2" : "127.0.0.1" } as const];
      }
      return (zone[name] ?? [])
        .filter((record) => record.type === type)
        .map((record) => ({ name, type: record.type, ttl: 0, data: record.data }));
    });
    const reply = dns.encode({
      type: "response",
      id: query.id ?? 0,
      questions: query.questions ?? [],
      answers,
    });
    socket.send(reply, port, address);
  });
  await new Promise<void>((done) => socket.bind(0, "127.0.0.1", done));
  const resolver = new Resolver({ timeout: 1_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  const ask = async (records: Promise<string[]>) => await records.catch(() => []);
  return {
    /** Asks this name server. */
    resolve: async (name: string): Promise<string[]> =>
      (await Promise.all([ask(resolver.resolve4(name)), ask(resolver.resolve6(name))])).flat(),
    close: (done: () => void) => socket.close(done),
  };
}
