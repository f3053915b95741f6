import { availableParallelism, cpus, totalmem } from "node:os";

/** The machine of the measurements, in one line; nothing that identifies its owner. */
export function describeMachine(postgres: string): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() || "unknown processor";
  return `${availableParallelism()} cores (${model}), ${memory} GB of memory, ${process.platform}, Node ${process.versions.node}, PostgreSQL ${postgres}`;
}
