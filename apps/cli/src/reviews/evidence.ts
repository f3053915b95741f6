import { createPublicKey, hash, verify as isSigned } from "node:crypto";
import { readFile } from "node:fs/promises";
import { AccessReviewRecord } from "@bailiwick/contracts";
import { accessReportFormat, canonicalJson, evidenceFormat, type Json } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { reviewNamed } from "./named.ts";

/** `bailiwick reviews evidence`: prints the signed record of a review. */
export function evidence(reviews: Command): void {
  inPlace(reviews.command("evidence <review>"), "of an organization itself")
    .description("print the signed record of a review, to keep as a file")
    .action(async (review: string, named: NamedPlace) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { id } = await reviewNamed(client, place, review);
      const { text } = await client.accessReviews.evidence.query({ ...place, review: id });
      process.stdout.write(text);
    });
}

/** `bailiwick reviews package`: prints the signed evidence for an audit. */
export function evidencePackage(reviews: Command): void {
  inPlace(reviews.command("package"), "of an organization itself")
    .description("print signed evidence for an audit: people, roles, access reviews, and the head of the log")
    .action(async (named: NamedPlace) => {
      const client = await signedIn();
      const { text } = await client.audit.evidence.query(await placeOf(client, named));
      process.stdout.write(text);
    });
}

type Options = { readonly fingerprint?: string; readonly json?: boolean };

/** `bailiwick reviews verify`: verifies the signed record of a review offline. */
export function verify(reviews: Command): void {
  reviews
    .command("verify <file>")
    .description("verify the signed record of a review, without a server")
    .option("--fingerprint <sha256>", "of the public key of the instance that it has to come from")
    .option("--json", "print JSON")
    .action(async (file: string, { fingerprint, json }: Options) => {
      const { format, record, publicKey, signature } = await readRecord(file);
      const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
      if (
        !isSigned(
          null,
          Buffer.from(canonicalJson({ format, record })),
          key,
          Buffer.from(signature, "base64url"),
        )
      )
        throw new Failure(`${file} was changed after it was signed.`);
      const signedBy = hash("sha256", Buffer.from(publicKey, "base64url"), "hex");
      if (fingerprint !== undefined && fingerprint.toLowerCase() !== signedBy)
        throw new Failure(`${file} was signed by another instance: ${signedBy}.`);
      if (json) return printJson({ intact: true, fingerprint: signedBy, record });
      printLine(`Intact: ${titleOf(format, record)}.`);
      printLine(`Signed by ${signedBy}.`);
    });
}

function titleOf(format: string, record: Json): string {
  if (format === evidenceFormat) {
    const { people, reviews } = record as { people: readonly Json[]; reviews: readonly Json[] };
    return `evidence with ${people.length} people and ${reviews.length} access reviews`;
  }
  if (format === accessReportFormat) {
    const { access } = record as { access: readonly Json[] };
    return `a report of access with ${access.length} rows`;
  }
  const { review, items } = record as { review: { name: string; state: string }; items: readonly Json[] };
  return `${review.name} (${review.state}), ${items.length} items`;
}

async function readRecord(file: string) {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Failure(
      error.code === "ENOENT" ? `There is no file ${file}.` : `${file} can't be read (${error.code}).`,
    );
  });
  const read = AccessReviewRecord.safeParse(jsonIn(text));
  if (!read.success) throw new Failure(`${file} is not a signed record or report of access.`);
  return { ...read.data, record: read.data.record as Json };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
