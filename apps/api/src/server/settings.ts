import { Settings, secrets } from "./env.ts";

/** What a setting is for, and what applies without it where the code that reads it has no value to name. */
type Described = { readonly does: string; readonly without?: string };

/** Read where the instance is opened, before the other settings. */
export type OpeningSetting = "BAILIWICK_HOME" | "BAILIWICK_SECRET" | "DATABASE_URL";

/** The words of docs/reference/settings.md, in the order of its table; a setting without a row here doesn't compile. */
const described: Readonly<Record<OpeningSetting | keyof typeof Settings.shape, Described>> = {
  PORT: { does: "The port; `0` picks a free one." },
  BAILIWICK_HOST: { does: "The interface to listen on." },
  BAILIWICK_URL: { does: "The address people use.", without: "`http://localhost:<port>`" },
  BAILIWICK_HOME: {
    does: "The data folder: embedded database, secret, files, cold store.",
    without: "`.bailiwick` in the folder of the product",
  },
  BAILIWICK_SECRET: {
    does: "The instance's secret, from which keys and passwords of its parts derive; at least 32 characters, the same in every process.",
    without: "made at the first start, and kept in the data folder",
  },
  DATABASE_URL: {
    does: "Your own PostgreSQL 16 or newer; its user needs CREATEROLE.",
    without: "the embedded server",
  },
  BAILIWICK_PLATFORM_ADMIN: {
    does: "The email address of the person who runs the instance; effective once it is confirmed.",
    without: "set with `bailiwick platform-admin`, or the demo's",
  },
  BAILIWICK_DEMO: {
    does: "Whether a new data folder gets demo organizations.",
    without: "on, if the database is embedded and only this machine can reach the instance",
  },
  BAILIWICK_BLUEPRINTS: {
    does: "The [blueprints](../write-a-blueprint.md) that are offered: keys of built-in ones, and paths of `.json` files.",
    without: "all built-in ones",
  },
  BAILIWICK_DEFAULT_BLUEPRINT: {
    does: "The blueprint that is preselected for a new organization.",
    without: "the first that is offered",
  },
  BAILIWICK_MODE: { does: "`self-hosted`: plans of blueprints for hosted services don't apply." },
  BAILIWICK_SMTP_URL: {
    does: "The mail server.",
    without: "email stays in the outbox, where the platform admin can read it",
  },
  BAILIWICK_MAIL_FROM: {
    does: "The sender of emails.",
    without: "`no-reply@` the host of `BAILIWICK_URL`",
  },
  BAILIWICK_TRUSTED_PROXIES: {
    does: "Networks of proxies whose forwarded client address is trusted.",
    without: "none",
  },
  BAILIWICK_REQUESTS_PER_SECOND: {
    does: "How many [requests](../keys.md#limits) a session, a key, or an address without one can make in a second; twice as many in a burst.",
  },
  BAILIWICK_MAX_FILE_MB: { does: "The maximum size of a [file](../files.md), in MB.", without: "`1000`" },
  BAILIWICK_OUTBOUND_ALLOW: {
    does: "Private addresses and networks that may be called for customers, such as by [webhooks](../events.md). This machine and the clouds' metadata are never called.",
    without: "none",
  },
  BAILIWICK_OUTBOUND_PROXY: {
    does: "The HTTP proxy for calls to addresses that customers give; it is asked for the address that was checked.",
    without: "none",
  },
  BAILIWICK_DNS: {
    does: "The name servers that are asked for the records of [domains](../single-sign-on.md).",
    without: "those of the machine",
  },
  BAILIWICK_COLD_STORE: {
    does: "Where what is [exported before it is removed](../retention.md#cold-store) is kept.",
    without: "the folder `cold` of the data folder",
  },
  BAILIWICK_METRICS_TOKEN: {
    does: "What a monitoring system sends to read [`/metrics`](../monitoring.md).",
    without: "no such page",
  },
  BAILIWICK_STOP_GRACE: {
    does: "Seconds to keep serving after a stop signal, while `/readyz` answers 503.",
    without: "5 with a `BAILIWICK_URL`, else 0",
  },
  BAILIWICK_DOCS_URL: {
    does: "Where the console's documentation links lead, such as your copy of this site.",
    without: "no such links",
  },
  BAILIWICK_COMPLIANCE_URL: {
    does: "Where your compliance mapping is: which control of a framework the [evidence](../access-reviews.md#evidence) answers.",
    without: "the console says that there is no address",
  },
  LOG_LEVEL: { does: "What is logged, as JSON lines on standard error." },
};

/** A setting as a reader needs it: what its value has to be, as the refusal of a wrong one says it. */
export type Setting = {
  readonly name: string;
  readonly does: string;
  readonly expected: string | null;
  readonly without: string;
  /** Whether its value is never printed. */
  readonly isSecret: boolean;
};

const impossible = "\u0000";

/** What the code that reads a setting says of a value that is none; null if it takes any text. */
function expected(name: string): string | null {
  const read = Settings.shape[name as keyof typeof Settings.shape]?.safeParse(impossible);
  return read?.success === false ? (read.error.issues[0]?.message ?? null) : null;
}

function without(name: string, { without }: Described): string {
  const read = Settings.shape[name as keyof typeof Settings.shape]?.safeParse(undefined);
  const value = without ?? (read?.success ? `\`${String(read.data)}\`` : undefined);
  if (value === undefined) throw new Error(`It is not known what applies without ${name}.`);
  return value;
}

/** Every setting of the server, generated from the code that reads it. */
export const settings: readonly Setting[] = Object.entries(described).map(([name, words]) => ({
  name,
  does: words.does,
  expected: expected(name),
  without: without(name, words),
  isSecret: secrets.has(name) || name === "BAILIWICK_SECRET" || name === "DATABASE_URL",
}));
