import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { examine } from "./file.ts";

type Options = { readonly fingerprint?: string; readonly json?: boolean };

/** `bailiwick bundle verify`: verifies a bundle offline. */
export function verify(bundles: Command): void {
  bundles
    .command("verify <file>")
    .description("verify a bundle and the log in it, without a server")
    .option("--fingerprint <sha256>", "of the public key of the instance that it has to come from")
    .option("--json", "print JSON")
    .action(async (file: string, { fingerprint, json }: Options) => {
      const { manifest, hash, signedBy } = await examine(file);
      if (fingerprint !== undefined && fingerprint.toLowerCase() !== signedBy)
        throw new Failure(`${file} was signed by another instance: ${signedBy}.`);
      if (json) return printJson({ intact: true, hash, fingerprint: signedBy, manifest });
      const { workspace, instance, writtenAt, parts } = manifest;
      printLine(`Intact: ${workspace.name}, exported from ${instance} at ${writtenAt}.`);
      printLine(
        parts
          .filter(({ rows }) => rows > 0)
          .map(({ name, rows }) => `${name}: ${rows}`)
          .join(", "),
      );
      printLine(`Bundle ${hash}`);
      printLine(`Signed by ${signedBy}.`);
    });
}
