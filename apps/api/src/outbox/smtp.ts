import { isIP } from "node:net";
import { createTransport } from "nodemailer";
import type { Logger } from "pino";
import { htmlOf } from "../mail/html.ts";
import { maxDeliveries, type Transport } from "./deliver.ts";
import type { MailFrom, MailServer } from "./mail-server.ts";

/** The total timeout of a delivery, in milliseconds: less than its lease. */
const delivering = 30_000;

type Parts = {
  readonly server: MailServer;
  readonly from: MailFrom;
  readonly log: Pick<Logger, "warn">;
  /** The timeout for connecting, in milliseconds. */
  readonly timeoutMs?: number;
};

/**
 * The transport of an instance with a mail server, over connections that are kept open while there is mail. A mail has
 * the same Message-ID in every attempt, so that a recipient who gets it twice sees it once. Encrypts whenever the
 * server can, and sends no password to another machine otherwise.
 */
export function smtpTransport({ server, from, log, timeoutMs = 10_000 }: Parts): {
  send: Transport;
  stop: () => Promise<void>;
} {
  const { host, port, secure, auth } = server;
  const transport = createTransport({
    pool: true,
    maxConnections: maxDeliveries,
    host,
    port,
    secure,
    ...(auth === null ? {} : { auth }),
    requireTLS: auth !== null && !secure && !isLoopback(host),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: delivering,
  });
  // A kept connection that breaks is replaced on its next use; without a listener it would end the process.
  transport.on("error", (error) =>
    log.warn({ code: codeOf(error) }, "the connection to the mail server broke"),
  );
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  return {
    send: async ({ id, recipient, subject, bodyText }) => {
      try {
        await transport.sendMail({
          from,
          to: recipient,
          subject,
          text: bodyText,
          html: htmlOf(bodyText),
          messageId: `<${id}@${domain}>`,
          // RFC 3834: no out-of-office replies.
          headers: { "Auto-Submitted": "auto-generated" },
          disableFileAccess: true,
          disableUrlAccess: true,
          signal: AbortSignal.timeout(delivering),
        });
        return "sent";
      } catch (error) {
        const failure = withoutSecrets(error instanceof Error ? error.message : String(error), auth);
        log.warn({ mail: id, code: codeOf(error) }, "a mail was not taken");
        throw new Error(failure);
      }
    },
    stop: async () => transport.close(),
  };
}

/** The kind of failure; the server's own words, which might name people, stay in the outbox. */
function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** A server's response might repeat what it received: the password, as it is or as SMTP encodes it. */
function withoutSecrets(text: string, auth: MailServer["auth"]): string {
  if (auth === null) return text;
  const { user, pass } = auth;
  const encoded = [pass, `\0${user}\0${pass}`].map((secret) => Buffer.from(secret).toString("base64"));
  return [...encoded, pass].reduce((left, secret) => left.replaceAll(secret, "[hidden]"), text);
}
