import { overlapHours } from "@bailiwick/domain";
import { type Command, InvalidArgumentError, Option } from "commander";
import { note, printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";
import { keyNamed } from "./named.ts";

/** In hours; in an object, because Commander takes a bare null for a missing value. */
type Overlap = { readonly hours: number | null };

type Options = NamedPlace & { readonly overlap: Overlap; readonly quiet?: boolean; readonly json?: boolean };

/** Parses how long the old secret still works: "24h", "7d", "0h", or "until-revoked". */
function overlap(text: string): Overlap {
  if (text === "until-revoked") return { hours: null };
  const [, amount, unit] = /^(\d{1,3})([hd])$/.exec(text) ?? [];
  const hours = Number(amount) * (unit === "d" ? 24 : 1);
  if (amount !== undefined && hours <= overlapHours.most) return { hours };
  throw new InvalidArgumentError("It has to be hours such as 24h, up to 30d, or until-revoked.");
}

/** `bailiwick keys rotate`: gives a key its next secret, and prints its text, once. */
export function rotate(keys: Command): void {
  inPlace(keys.command("rotate <key>"), "of an organization itself")
    .description("give a key its next secret, and print it; the old one still works for a while")
    .addOption(
      new Option("--overlap <time>", "how long the old one still works: 24h, 7d, or until-revoked")
        .argParser(overlap)
        .default({ hours: overlapHours.usual } satisfies Overlap, "24h"),
    )
    .option("--quiet", "print nothing but the key")
    .option("--json", "print JSON")
    .action(async (named: string, { overlap: { hours }, quiet, json, ...options }: Options) => {
      const client = await asPerson();
      const place = await placeOf(client, options);
      const { id } = await keyNamed(client, place, named);
      const rotated = await client.keys.rotate.mutate({ ...place, key: id, overlapHours: hours });
      if (json) return printJson(rotated);
      printLine(rotated.text);
      if (quiet) return;
      const { oldSecret, name } = rotated.key;
      const ends =
        oldSecret === null
          ? "no longer works"
          : oldSecret.endsAt === null
            ? "works until it is revoked"
            : `works until ${oldSecret.endsAt.slice(0, 16).replace("T", " ")} UTC`;
      note(`Rotated ${name}. The old secret ${ends}. Store the new one now: it can't be shown again.`);
    });
}
