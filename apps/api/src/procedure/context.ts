import type { Finding, Read } from "@bailiwick/db";
import type { Blueprint } from "@bailiwick/domain";
import type pg from "pg";
import type { Live } from "../live/live.ts";

/** What of the instance's settings the verbs may see. */
export type InstanceSettings = {
  /** The blueprints that an organization can be founded with. */
  readonly blueprints: readonly Blueprint[];
  readonly defaultBlueprint: Blueprint;
  readonly mode: "saas" | "self-hosted";
  readonly demo: boolean;
  /** Where the documentation is, if the instance names a place. */
  readonly docsUrl: string | null;
  /** Where people reach the instance: what the links in its mails start with. */
  readonly publicUrl: () => URL;
  /** Whether mail leaves over SMTP. Without a mail server it is read in the outbox. */
  readonly mailServer: boolean;
  /** Runs the isolation doctor. Several calls at the same time share one run. */
  readonly examine: () => Promise<Diagnosis>;
};

/** What the doctor found, and when. */
export type Diagnosis = { readonly at: Date; readonly findings: readonly Finding[] };

/** Connections of the app role. */
export type RequestPools = { readonly reads: pg.Pool; readonly changes: pg.Pool };

/** What comes with a request before anything is decided. */
export type RequestContext = {
  readonly instance: InstanceSettings;
  /** Connections for changes. */
  readonly pool: pg.Pool;
  /** Reads of this request; those that name the same place share a transaction. */
  readonly read: Read;
  /** SHA-256 of the session token, in hex; null without a credential. */
  readonly tokenHash: string | null;
  /** The client's address; null when unknown. */
  readonly ip: string | null;
  readonly idempotencyKey: string | null;
  /** The token that a switch gives the session: with an idempotency key, the same one at each try. */
  readonly freshToken: () => string;
  /** Gives the caller a fresh session token with this answer: a browser in its cookie, a program in a header. */
  readonly giveToken: (token: string) => void;
  /** What was committed anywhere, for those who follow it. */
  readonly live: Live;
  readonly report: (error: unknown) => void;
};
