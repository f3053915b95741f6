import { Email } from "@bailiwick/contracts";
import { OperatorError } from "@bailiwick/db";
import { keyOfBlueprint } from "@bailiwick/db/blueprint-files";
import { blueprints } from "@bailiwick/domain";
import { z } from "zod";
import { parseNetworks, type TrustedProxies } from "../identity/client-address.ts";
import { type Network, parseAllowed } from "../outbound/address.ts";
import type { OutboundRules } from "../outbound/target.ts";
import { type MailFrom, type MailServer, readMailFrom, readMailServer } from "../outbox/mail-server.ts";
import {
  areAllowable,
  areNameServers,
  areNetworks,
  type ColdPlace,
  isLoopback,
  isOrigin,
  isProxy,
  isWebAddress,
  readColdPlace,
} from "./env-values.ts";
import { nearest } from "./nearest.ts";

const known = Object.keys(blueprints);

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

const switchSetting = z
  .enum(["0", "1", "false", "true"], "has to be 0 or 1")
  .transform((text) => text === "1" || text === "true");

/** Each setting by its name, with its expected value, as the end of a sentence. */
export const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "has to be a whole number from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "has to be a whole number from 0 to 65535")
    .default(4000),
  BAILIWICK_HOST: z.string().default("127.0.0.1"),
  BAILIWICK_URL: z
    .string()
    .refine(isOrigin, "has to be an http or https address without a path, such as https://bailiwick.example")
    .transform((text) => new URL(text))
    .optional(),
  BAILIWICK_DOCS_URL: z
    .string()
    .refine(isWebAddress, "has to be an http or https address, such as https://docs.example/bailiwick")
    .transform((text) => new URL(text))
    .optional(),
  BAILIWICK_COMPLIANCE_URL: z
    .string()
    .refine(isWebAddress, "has to be an http or https address, such as https://trust.example/mapping")
    .transform((text) => new URL(text))
    .optional(),
  BAILIWICK_DEMO: switchSetting.optional(),
  BAILIWICK_PLATFORM_ADMIN: z
    .string()
    .refine((text) => Email.safeParse(text).success, "has to be an email address")
    .transform((text) => Email.parse(text))
    .optional(),
  BAILIWICK_TRUSTED_PROXIES: list
    .refine(areNetworks, "has to be a list of addresses or networks, such as 10.0.0.0/8, ::1")
    .transform((entries): TrustedProxies => parseNetworks(entries))
    .default(() => parseNetworks([])),
  BAILIWICK_BLUEPRINTS: list
    .transform((entries) => entries.map(keyOfBlueprint))
    .refine(
      (keys) => keys.length > 0 && keys.every((key) => key in blueprints),
      `has to be of: ${known.join(", ")}; or the path of a .json file`,
    )
    .default(known),
  BAILIWICK_DEFAULT_BLUEPRINT: z.string().optional(),
  BAILIWICK_SMTP_URL: z
    .string()
    .transform(readMailServer)
    .refine(
      (server): server is MailServer => server !== null,
      "has to be the address of a mail server, such as smtp://user:password@mail.example:587 or smtps://mail.example",
    )
    .optional(),
  BAILIWICK_MAIL_FROM: z
    .string()
    .transform(readMailFrom)
    .refine(
      (from): from is MailFrom => from !== null,
      "has to be an email address, with or without a name, such as Bailiwick <no-reply@bailiwick.example>",
    )
    .optional(),
  BAILIWICK_OUTBOUND_ALLOW: list
    .refine(areAllowable, "has to be a list of private addresses or networks, such as 10.0.0.0/8, fd12::/16")
    .transform((entries): readonly Network[] => parseAllowed(entries))
    .default([]),
  BAILIWICK_OUTBOUND_PROXY: z
    .string()
    .refine(isProxy, "has to be the address of an HTTP proxy, such as http://proxy.example:3128")
    .transform((text) => new URL(text))
    .optional(),
  BAILIWICK_DNS: list
    .refine(
      areNameServers,
      "has to be a list of addresses of name servers, such as 9.9.9.9, [2620:fe::fe]:53",
    )
    .optional(),
  BAILIWICK_STOP_GRACE: z
    .string()
    .regex(/^\d{1,3}$/, "has to be a number of seconds, from 0 to 999")
    .transform(Number)
    .optional(),
  BAILIWICK_REQUESTS_PER_SECOND: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, "has to be a whole number from 1 to 999999")
    .transform(Number)
    .default(100),
  BAILIWICK_MAX_FILE_MB: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, "has to be a whole number of megabytes, from 1 to 999999")
    .transform((text) => Number(text) * 1_000_000)
    .default(1_000_000_000),
  BAILIWICK_COLD_STORE: z
    .string()
    .transform(readColdPlace)
    .refine(
      (place): place is ColdPlace => place !== null,
      "has to be the absolute path of a folder, or a bucket such as s3://exports/bailiwick",
    )
    .optional(),
  BAILIWICK_METRICS_TOKEN: z
    .string()
    .min(32, "has to have at least 32 characters, such as those of: openssl rand -hex 32")
    .optional(),
  BAILIWICK_MODE: z.enum(["saas", "self-hosted"], "has to be saas or self-hosted").default("saas"),
  LOG_LEVEL: z
    .enum(
      ["silent", "fatal", "error", "warn", "info", "debug", "trace"],
      "has to be error, warn, info or debug",
    )
    .default("warn"),
});

/** Settings whose value is never printed, because it might contain a password. */
export const secrets: ReadonlySet<string> = new Set([
  "BAILIWICK_SMTP_URL",
  "BAILIWICK_OUTBOUND_PROXY",
  "BAILIWICK_METRICS_TOKEN",
]);

/** The settings of a process, read once at startup. */
export type Env = {
  /** 0 lets the system pick a free one. */
  readonly port: number;
  readonly host: string;
  /** The URL where people reach the instance; defaults to this machine and the listening port. */
  readonly url: URL | undefined;
  /** The URL of the documentation that the console links to; no link without one. */
  readonly docsUrl: URL | undefined;
  /** The URL of the compliance mapping, a document outside the product (M70). */
  readonly complianceUrl: URL | undefined;
  readonly demo: boolean;
  /** Whether people from other machines can reach it: then the demo is neither created nor served. */
  readonly isExposed: boolean;
  /** The normalized address of the person who runs the instance. */
  readonly platformAdmin: string | undefined;
  readonly trustedProxies: TrustedProxies;
  /** The keys of the blueprints from which organizations can be created here. */
  readonly blueprints: readonly string[];
  readonly defaultBlueprint: string;
  readonly mode: "saas" | "self-hosted";
  /** The server for outgoing mail; without one it stays in the outbox. */
  readonly smtp: MailServer | undefined;
  readonly mailFrom: MailFrom | undefined;
  /** How addresses that tenants give can be called. */
  readonly outbound: OutboundRules & { readonly proxy: URL | null };
  /** The name servers that are asked for the records of domains; those of the machine without any. */
  readonly nameServers: readonly string[] | undefined;
  /** How long to keep serving after a stop signal, while `/readyz` reports it, in milliseconds. */
  readonly stopGraceMs: number;
  /** How many requests a credential, or an address without one, can make in a second; twice as many in a burst. */
  readonly requestsPerSecond: number;
  /** The maximum number of bytes of a file in the embedded store. */
  readonly maxFileBytes: number;
  /** Where exports of what is removed are kept; the folder `cold` of the data folder without it. */
  readonly coldStore: ColdPlace | undefined;
  /** What a monitoring system sends to read `/metrics`; without one there is no such page. */
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
};

/**
 * Reads the settings. An empty one counts as unset; an unknown name stops the start, because it would have no effect.
 * `BAILIWICK_HOME`, `BAILIWICK_SECRET` and `DATABASE_URL` are read where the instance is opened, and files of blueprints
 * before.
 * @throws OperatorError, a sentence with the setting and its expected value.
 */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  refuseUnknown(Object.keys(given));
  const result = Settings.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.path[0]);
    const found = secrets.has(name) ? "wrong" : `"${given[name] ?? ""}"`;
    throw new OperatorError(`${name} is ${found}; it ${issue?.message ?? "is not valid"}.`);
  }
  const settings = result.data;
  const offered = settings.BAILIWICK_BLUEPRINTS;
  const defaultBlueprint = settings.BAILIWICK_DEFAULT_BLUEPRINT ?? offered[0] ?? "";
  if (!offered.includes(defaultBlueprint)) {
    throw new OperatorError(
      `BAILIWICK_DEFAULT_BLUEPRINT is "${defaultBlueprint}"; it has to be of: ${offered.join(", ")}.`,
    );
  }
  const isExposed =
    given.DATABASE_URL !== undefined ||
    !isLoopback(settings.BAILIWICK_HOST) ||
    (settings.BAILIWICK_URL !== undefined && !isLoopback(settings.BAILIWICK_URL.hostname));
  if (settings.BAILIWICK_DEMO === true && isExposed) {
    throw new OperatorError(
      "BAILIWICK_DEMO is on; but the demo's accounts have a known password, so that it is made only in the embedded " +
        "database of an instance whose BAILIWICK_HOST and BAILIWICK_URL are this machine alone.",
    );
  }
  return {
    port: settings.PORT,
    host: settings.BAILIWICK_HOST,
    url: settings.BAILIWICK_URL,
    docsUrl: settings.BAILIWICK_DOCS_URL,
    complianceUrl: settings.BAILIWICK_COMPLIANCE_URL,
    demo: settings.BAILIWICK_DEMO ?? !isExposed,
    isExposed,
    platformAdmin: settings.BAILIWICK_PLATFORM_ADMIN,
    trustedProxies: settings.BAILIWICK_TRUSTED_PROXIES,
    blueprints: offered,
    defaultBlueprint,
    mode: settings.BAILIWICK_MODE,
    smtp: settings.BAILIWICK_SMTP_URL,
    mailFrom: settings.BAILIWICK_MAIL_FROM,
    outbound: {
      allow: settings.BAILIWICK_OUTBOUND_ALLOW,
      proxy: settings.BAILIWICK_OUTBOUND_PROXY ?? null,
      isEvaluation: !isExposed,
    },
    nameServers: settings.BAILIWICK_DNS,
    // With a public URL, something in between, such as a balancer, might need to notice.
    stopGraceMs: 1_000 * (settings.BAILIWICK_STOP_GRACE ?? (settings.BAILIWICK_URL === undefined ? 0 : 5)),
    requestsPerSecond: settings.BAILIWICK_REQUESTS_PER_SECOND,
    maxFileBytes: settings.BAILIWICK_MAX_FILE_MB,
    coldStore: settings.BAILIWICK_COLD_STORE,
    metricsToken: settings.BAILIWICK_METRICS_TOKEN,
    logLevel: settings.LOG_LEVEL,
  };
}

function refuseUnknown(given: readonly string[]): void {
  const names = [...Object.keys(Settings.shape), "BAILIWICK_HOME", "BAILIWICK_SECRET"];
  const unknown = given.find((name) => /^BAILIWICK_/i.test(name) && !names.includes(name));
  if (unknown === undefined) return;
  throw new OperatorError(`There is no setting ${unknown}; did you mean ${nearest(unknown, names)}?`);
}
