import type { ChainHead } from "../audit/audit-chain.ts";
import type { Locale } from "../text/locales.ts";

/*
 * A bundle is a workspace as one file. Its first line is the manifest in a signed envelope, as that of other signed records:
 * the format, the record, the public key, and the Ed25519 signature over the canonical JSON of the first two. The parts
 * follow in the manifest's order, each as NDJSON, back to back: the manifest says how many lines and bytes each has, so that
 * there are no names of files to climb out with, and nothing to unpack.
 */

/** The format, and so its version: a reader knows exactly the versions that it was written for. */
export const bundleFormat = "bailiwick.bundle.v1";

/** The parts of a bundle, in their order: what refers to something comes after it. */
export const bundleParts = [
  "role",
  "workspace_setting",
  "member",
  "invitation",
  "team",
  "team_member",
  "team_grant",
  "resource_root",
  "resource",
  "record",
  "record_count",
  "audit_entry",
] as const;
export type BundlePart = (typeof bundleParts)[number];

/** A part as the manifest describes it. */
export type PartFacts = {
  readonly name: BundlePart;
  /** One per line. */
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
};

/** What is signed: where the workspace is from, and what each part has to be. */
export type BundleManifest = {
  /** The URL of the instance that wrote it. */
  readonly instance: string;
  /** ISO 8601, UTC, by the instance's database. */
  readonly writtenAt: string;
  readonly blueprint: string;
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string };
  readonly workspace: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly description: string;
    readonly timeZone: string;
    readonly locale: Locale;
  };
  /** The entries of the audit log: the organization's whole chain, or the workspace's own entries of it. */
  readonly log: {
    readonly whole: boolean;
    /** Where a whole chain begins and ends. */
    readonly start: ChainHead;
    readonly head: ChainHead;
    /** The signed note of the head, and the key that it is verified with. */
    readonly checkpoint: string;
    readonly key: string;
  };
  readonly parts: readonly PartFacts[];
};

/** The bounds of what is read, in bytes: the first line, and every other line. */
export const maxManifestBytes = 64_000;
export const maxLineBytes = 4_000_000;
