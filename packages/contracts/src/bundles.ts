import { bundleFormat, bundleParts } from "@bailiwick/domain";
import { z } from "zod";
import { Locale } from "./enums.ts";
import { PlanKey } from "./plans.ts";
import { Id, Instant, Name, OrganizationRef, Slug, WorkspaceRef } from "./text.ts";

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

export const PrepareUpload = z.strictObject({});
/** Where a bundle is sent with one PUT, and the only answer with what that takes. */
export const BundleUpload = z.object({
  url: z.url(),
  /** Sent as `Authorization: Bearer …`. */
  token: z.string(),
  expiresAt: Instant,
});

/** The answer to the PUT: what names the bundle in a preview and an import. */
export const UploadedBundle = z.object({
  bundle: z.string(),
  /** SHA-256 of what is signed. */
  hash: z.string(),
  name: z.string(),
  blueprint: z.string(),
});

const Importing = {
  /** What the upload was answered with. */
  bundle: z.string().min(1).max(3_000),
  /** The workspace's name and slug here; those in the bundle by default. */
  name: Name.optional(),
  slug: Slug.optional(),
};
export const ImportBundle = z.strictObject({ organization: OrganizationRef, ...Importing });
/** As a standalone workspace, which is an organization of its own. */
export const ImportStandaloneBundle = z.strictObject({ ...Importing, plan: PlanKey.optional() });

const Place = z.object({ id: Id, slug: z.string(), name: z.string() });

/** What an import brought, or would bring. */
export const ImportedBundle = z.object({
  instance: z.string(),
  writtenAt: Instant,
  blueprint: z.string(),
  organization: Place,
  workspace: Place,
  /** False if this bundle was imported already: then nothing changed. */
  isNew: z.boolean(),
  /** The people who have an account here, and were added. Of those who came with a team alone, the role is empty. */
  matched: z.array(z.object({ name: z.string(), email: z.string(), role: z.string() })),
  /** The addresses that were invited, because no one has confirmed them here. */
  invited: z.array(z.object({ email: z.string(), role: z.string() })),
  /** The names of the custom roles and the teams that were created. */
  roles: z.array(z.string()),
  teams: z.array(z.string()),
  /** How many rows of each part of the bundle there are. */
  amounts: z.array(z.object({ part: z.enum(bundleParts), amount: z.int() })),
});
