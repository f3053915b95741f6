import { availableParallelism, cpus, totalmem } from "node:os";

/** What the figures were measured on, in one line; nothing that tells whose machine it is. */
export function describeMachine(postgres: string): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() || "unknown processor";
  return `${availableParallelism()} cores (${model}), ${memory} GB of memory, ${process.platform}, Node ${process.versions.node}, PostgreSQL ${postgres}`;
}
