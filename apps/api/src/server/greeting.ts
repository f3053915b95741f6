import type { Running } from "./start.ts";

/** What the operator reads once the instance serves: its URL and how to sign in. */
export function greeting({
  url,
  home,
  notices,
  everywhere,
}: Pick<Running, "url" | "home" | "notices" | "everywhere">): string {
  const open = everywhere
    ? [`It listens on every interface, and is used at ${url.origin} alone: BAILIWICK_URL says where.`]
    : [];
  const lines = [`Bailiwick is at ${url.origin}`, ...open, `Data: ${home}`, ...notices, "Ctrl+C stops it."];
  return `\n${lines.map((line) => `  ${line}\n`).join("")}\n`;
}
