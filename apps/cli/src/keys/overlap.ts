import { overlapHours } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";

/** In hours; in an object, because Commander takes a bare null for a missing value. */
export type Overlap = { readonly hours: number | null };

/** Parses how long the old secret still works: "24h", "7d", "0h", or "until-revoked". */
export function overlap(text: string): Overlap {
  if (text === "until-revoked") return { hours: null };
  const [, amount, unit] = /^(\d{1,3})([hd])$/.exec(text) ?? [];
  const hours = Number(amount) * (unit === "d" ? 24 : 1);
  if (amount !== undefined && hours <= overlapHours.most) return { hours };
  throw new InvalidArgumentError("It has to be hours such as 24h, up to 30d, or until-revoked.");
}

/** The option for how long the old secret still works. */
export function withOverlap(command: Command): Command {
  return command.addOption(
    new Option("--overlap <time>", "how long the old one still works: 24h, 7d, or until-revoked")
      .argParser(overlap)
      .default({ hours: overlapHours.usual } satisfies Overlap, "24h"),
  );
}

/** What became of the old secret, to follow its name. */
export function endOf(old: { readonly endsAt: string | null } | null): string {
  if (old === null) return "no longer works";
  if (old.endsAt === null) return "works until it is revoked";
  return `works until ${old.endsAt.slice(0, 16).replace("T", " ")} UTC`;
}
