import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { visitAsOwner } from "../instance/visit.ts";
import { printJson, printLine, printTable } from "../output.ts";
import { openFile } from "./file.ts";

type Named = { readonly name?: string };

const shape = /^[A-Za-z0-9_-]{43}$/;

const fingerprintOf = (key: string) =>
  createHash("sha256").update(Buffer.from(key, "base64url")).digest("hex");

/**
 * `bailiwick bundle trust`: has this machine's instance import what an instance signs; only for the operator. Who reads the
 * fingerprint to whom it belongs, on another way than the bundle's, knows whose key it is.
 */
export function trust(bundles: Command): void {
  bundles
    .command("trust <file-or-key>")
    .description("import what an instance signed, by its key or a bundle of it, on this machine's instance")
    .option("--name <name>", "what to call it; by default the address in the bundle")
    .action(async (given: string, { name }: Named) => {
      const { key, instance } = await keyIn(given);
      await visitAsOwner((owner) =>
        owner.query(
          `INSERT INTO identity.trusted_instance (public_key, name) VALUES ($1, $2)
           ON CONFLICT (public_key) DO UPDATE SET name = excluded.name`,
          [key, (name ?? instance).slice(0, 200)],
        ),
      );
      printLine(`Bundles signed by ${fingerprintOf(key)} can be imported now.`);
    });
}

/** `bailiwick bundle untrust`: takes that back. What was imported stays. */
export function untrust(bundles: Command): void {
  bundles
    .command("untrust <fingerprint>")
    .description("import nothing more that an instance signed")
    .action(async (fingerprint: string) => {
      const gone = await visitAsOwner(async (owner) => {
        const { rows } = await owner.query<{ key: string }>(
          "SELECT public_key AS key FROM identity.trusted_instance",
        );
        const key = rows.find((row) => fingerprintOf(row.key) === fingerprint.toLowerCase())?.key;
        if (key === undefined) return false;
        await owner.query("DELETE FROM identity.trusted_instance WHERE public_key = $1", [key]);
        return true;
      });
      if (!gone) throw new Failure(`No instance with the fingerprint ${fingerprint} is trusted.`);
      printLine(`Bundles signed by ${fingerprint} can't be imported any more.`);
    });
}

/** `bailiwick bundle trusted`: lists whose bundles this machine's instance imports, besides its own. */
export function trusted(bundles: Command): void {
  bundles
    .command("trusted")
    .description("list whose bundles this machine's instance imports, besides its own")
    .option("--json", "print JSON")
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { rows } = await visitAsOwner((owner) =>
        owner.query<{ key: string; name: string; since: Date }>(
          "SELECT public_key AS key, name, added_at AS since FROM identity.trusted_instance ORDER BY added_at",
        ),
      );
      const items = rows.map(({ key, name, since }) => ({
        fingerprint: fingerprintOf(key),
        name,
        since: since.toISOString(),
      }));
      if (json) return printJson(items);
      printTable(
        ["fingerprint", "name", "since"],
        items.map(({ fingerprint, name, since }) => [fingerprint, name, since]),
      );
    });
}

/** The key that was given, or the one that signed a bundle. */
async function keyIn(given: string): Promise<{ key: string; instance: string }> {
  if (shape.test(given) && !existsSync(given)) return { key: given, instance: "by its key" };
  const { publicKey, manifest } = await openFile(given);
  return { key: publicKey, instance: manifest.instance };
}
