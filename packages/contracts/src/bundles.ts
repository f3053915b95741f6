import { bundleFormat, bundleParts } from "@bailiwick/domain";
import { z } from "zod";
import { Locale } from "./enums.ts";
import { Id, Instant, WorkspaceRef } from "./text.ts";

export const ExportBundle = z.strictObject({ workspace: WorkspaceRef });

/** Where the bundle is read with one GET, and the only answer with what that takes. */
export const BundleDownload = z.object({
  url: z.url(),
  /** Sent as `Authorization: Bearer …`. */
  token: z.string(),
  /** What to call the file. */
  name: z.string(),
  expiresAt: Instant,
});

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Head = z.strictObject({ seq: z.int().min(0), hash: Sha256 });
const Named = { id: Id, slug: z.string().min(1).max(100), name: z.string().min(1).max(200) };

/** What is signed of a bundle. */
const Manifest = z.strictObject({
  instance: z.string().max(2_000),
  writtenAt: Instant,
  blueprint: z.string().max(100),
  organization: z.strictObject(Named),
  workspace: z.strictObject({
    ...Named,
    description: z.string().max(2_000),
    timeZone: z.string().max(100),
    locale: Locale,
  }),
  log: z.strictObject({
    whole: z.boolean(),
    start: Head,
    head: Head,
    checkpoint: z.string().max(4_000),
    key: z.string().max(1_000),
  }),
  /** Each part, in this order: a manifest names no others, and leaves none out. */
  parts: z
    .array(
      z.strictObject({
        name: z.enum(bundleParts),
        rows: z.int().min(0),
        bytes: z.int().min(0),
        sha256: Sha256,
      }),
    )
    .refine((parts) => parts.map(({ name }) => name).join() === bundleParts.join()),
});

/** The first line of a bundle: `signature` is over the canonical JSON (RFC 8785) of an object with `format` and `record`. */
export const BundleEnvelope = z.strictObject({
  format: z.literal(bundleFormat),
  record: Manifest,
  /** Ed25519, raw, in base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
