import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { keyNamed } from "./named.ts";

type Options = NamedPlace & { readonly confirm: string; readonly secret?: string; readonly json?: boolean };

/** `bailiwick keys revoke`: revokes a key; its next call fails. */
export function revoke(keys: Command): void {
  inPlace(keys.command("revoke <key>"), "of an organization itself")
    .description("revoke a key; its next call fails")
    .requiredOption("--confirm <name>", "the key's name, to confirm")
    .option("--secret <id>", "end only this one of the two secrets of a key that is being rotated")
    .option("--json", "print JSON")
    .action(async (named: string, { confirm, secret, json, ...options }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, options);
      const { id, name } = await keyNamed(client, place, named);
      if (confirm.normalize("NFC").trim() !== name)
        throw new Failure(`To revoke it, pass --confirm "${name}".`, { usage: true });
      if (secret !== undefined) {
        const publicId = secret.replace(/^bw[ko]_/, "").slice(0, 10);
        const kept = await client.keys.revokeSecret.mutate({ ...place, key: id, publicId });
        return json ? printJson(kept) : printLine(`Revoked this secret of ${name}. Its next call fails.`);
      }
      const revoked = await client.keys.revoke.mutate({ ...place, key: id });
      if (json) return printJson(revoked);
      printLine(`Revoked ${name}. Its next call fails.`);
    });
}
