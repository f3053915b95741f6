import type { Readable } from "node:stream";
import type { Finding, Read, Recheck, SealedBox } from "@bailiwick/db";
import type { Blueprint, Locale } from "@bailiwick/domain";
import type pg from "pg";
import type { SignAccess } from "../access/signing.ts";
import type { CheckpointSigner } from "../audit/checkpoint-signer.ts";
import type { BundleTickets } from "../bundles/tickets.ts";
import type { Uploads } from "../bundles/uploads.ts";
import type { Live } from "../live/live.ts";
import type { ExportTickets } from "../resources/export-tickets.ts";
import type { KeepSecret } from "../resources/secrets.ts";
import type { SignRecord } from "../reviews/signing.ts";
import type { StorageTickets } from "../storage/tickets.ts";

/** The instance's settings that verbs can see. */
export type InstanceSettings = {
  /** The blueprints from which organizations can be created. */
  readonly blueprints: readonly Blueprint[];
  readonly defaultBlueprint: Blueprint;
  readonly mode: "saas" | "self-hosted";
  readonly demo: boolean;
  /** The URL of the documentation, if configured. */
  readonly docsUrl: string | null;
  /** The URL of the compliance mapping, if configured. */
  readonly complianceUrl: string | null;
  /** The URL where people reach the instance, for the links in its mails. */
  readonly publicUrl: () => URL;
  /** Whether mail leaves over SMTP. Without a mail server people read it in the outbox. */
  readonly mailServer: boolean;
  /** Whether an address is one that this instance could call for a tenant, whatever its name resolves to. */
  readonly canCall: (url: string) => boolean;
  /** Encrypts what is never shown again. */
  readonly keepSecret: KeepSecret;
  /** Signs access tokens with a key that the instance's secret decrypts. */
  readonly signAccess: SignAccess;
  /** Signs the record of an access review with a key that follows from the instance's secret. */
  readonly signRecord: SignRecord;
  /** Encrypts the answers that are kept for a repeated request: some contain a secret that is shown once. */
  readonly keptAnswers: SealedBox;
  /** Signs how far an export is, so that reading on needs no state here. */
  readonly exportTickets: ExportTickets;
  /** Makes temporary credentials for files, so that none of them is state here. */
  readonly storageTickets: StorageTickets;
  /** Makes what opens an address of bundles, so that none of it is state here. */
  readonly bundleTickets: BundleTickets;
  /** Names what a person uploaded, so that none of it is a row. */
  readonly uploads: Uploads;
  /** The bytes of what was uploaded under this id; null if it is gone. */
  readonly readUpload: (contentId: string) => Promise<Readable | null>;
  /** The public key of what this instance signs, in base64url. */
  readonly recordKey: string;
  /** Signs checkpoints of audit chains, with a key that is not in the database. */
  readonly checkpoints: CheckpointSigner;
  /** Runs the isolation doctor. Several calls at the same time share one run. */
  readonly examine: () => Promise<Diagnosis>;
};

/** The doctor's findings, and when. */
export type Diagnosis = { readonly at: Date; readonly findings: readonly Finding[] };

/** Connections of the app role. */
export type RequestPools = { readonly reads: pg.Pool; readonly changes: pg.Pool };

/** The request's data before anything is decided. */
export type RequestContext = {
  readonly instance: InstanceSettings;
  /** Connections for changes. */
  readonly pool: pg.Pool;
  /** This request's reads; those of the same place share a transaction. */
  readonly read: Read;
  /** Rechecks the reader of a stream, together with the others of this process. */
  readonly recheck: Recheck;
  /** SHA-256 of the session token, in hex; null without a credential. */
  readonly tokenHash: string | null;
  /** The client's address; null if unknown. */
  readonly ip: string | null;
  readonly idempotencyKey: string | null;
  /** Whether a console asks on its own: its refreshes do not keep its person's session from being idle. */
  readonly isBackground: boolean;
  /** Whether a call that names a workspace by a former slug is not run, but answered with its present name: {@link Moved}. */
  readonly followsNames: boolean;
  /** The language that the client asks for, among the supported ones. */
  readonly locale: Locale;
  /** The token for a switch of the session: with an idempotency key, the same one in each attempt. */
  readonly freshToken: () => string;
  /** Gives the caller a new session token with this answer: a browser in its cookie, a program in a header. */
  readonly giveToken: (token: string) => void;
  /** The notices of commits anywhere, for subscribers. */
  readonly live: Live;
  readonly report: (error: unknown) => void;
};
