import type { Running } from "./start.ts";

/** What the operator reads once the instance serves: where it is and how to get in. */
export function greeting({ url, home, notices }: Pick<Running, "url" | "home" | "notices">): string {
  const lines = [`Bailiwick is at ${url.origin}`, `Data: ${home}`, ...notices, "Ctrl+C stops it."];
  return `\n${lines.map((line) => `  ${line}\n`).join("")}\n`;
}
