import autocannon from "autocannon";
import type { Job, Outcome, Shot } from "./job.ts";

/* The load comes from a separate process, so that measuring takes no time from the measured process. */

process.on("message", (job: Job) => {
  run(job).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("SIGTERM", () => process.exit(0));

/**
 * Each connection starts at a different place in the list, so that they do not request the same thing at the same time.
 */
function rotated(shots: readonly Shot[], by: number): Shot[] {
  return [...shots.slice(by), ...shots.slice(0, by)];
}

function run({ url, shots, connections, warmUp, seconds }: Job): Promise<Outcome> {
  const times: number[] = [];
  let bytes = 0;
  let connection = 0;
  const from = performance.now() + warmUp * 1000;
  const until = from + seconds * 1000;
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        duration: warmUp + seconds + 0.2,
        setupClient: (client) => {
          const by = Math.floor((connection * shots.length) / connections) % shots.length;
          connection += 1;
          client.setRequests(rotated(shots, by));
        },
      },
      (error, result) => {
        if (error) return reject(error);
        times.sort((a, b) => a - b);
        const at = (share: number) =>
          times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
        resolve({
          perSecond: times.length / seconds,
          p50: at(0.5),
          p95: at(0.95),
          p99: at(0.99),
          bytes: bytes / times.length,
          failures: result.non2xx + result.errors + result.timeouts,
        });
      },
    );
    instance.on("response", (_, __, length, milliseconds) => {
      const now = performance.now();
      if (now < from || now >= until) return;
      times.push(milliseconds);
      bytes += length;
    });
  });
}
