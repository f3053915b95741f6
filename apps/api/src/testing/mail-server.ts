import { text } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll } from "vitest";

/** A mail as its recipient gets it. */
export type ReceivedMail = {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
  /** The whole message, as received. */
  readonly source: string;
};

export type TestMailServer = {
  /** The value for `BAILIWICK_SMTP_URL`. */
  readonly url: string;
  readonly port: number;
  /** Every accepted mail, in order. */
  readonly mails: readonly ReceivedMail[];
  /** The mails to an address, oldest first. */
  readonly to: (address: string) => ReceivedMail[];
  readonly close: () => Promise<void>;
};

/** A real SMTP server on a free port, for the tests of one file. It offers no TLS, unless the options do. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    onData: (stream, session, done) => {
      text(stream)
        .then((source) => received(source, session.envelope.rcptTo[0]?.address ?? ""))
        .then((mail) => mails.push(mail))
        .then(() => done(), done);
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the mail server has no port");
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= new Promise<void>((resolve) => server.close(resolve));
    return closed;
  };
  afterAll(close);
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    mails,
    close,
    to: (recipient) => mails.filter((mail) => mail.to === recipient),
  };
}

async function received(source: string, to: string): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(source);
  return {
    to,
    source,
    subject: mail.subject ?? "",
    messageId: mail.messageId ?? "",
    from: mail.headers.find((header) => header.key === "from")?.value ?? "",
    // Normalizes line ends to one character.
    text: (mail.text ?? "").replaceAll("\r\n", "\n").trimEnd(),
    html: mail.html ?? "",
  };
}

/** The first link in a mail. */
export function linkIn(mail: Pick<ReceivedMail, "text"> | undefined): URL {
  const link = /^https?:\/\/\S+$/m.exec(mail?.text ?? "")?.[0];
  if (link === undefined) throw new Error("the mail holds no link");
  return new URL(link);
}
