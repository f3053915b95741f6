import { Email } from "@bailiwick/contracts";

/** The mail server of an instance, from `BAILIWICK_SMTP_URL`. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** Whether the connection is encrypted from the start; else it is as soon as the server offers it. */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
};

/** The sender of the mails. */
export type MailFrom = { readonly name: string; readonly address: string };

const ports: Readonly<Record<string, number>> = { "smtp:": 587, "smtps:": 465 };

/** Parses `smtp://user:password@host:port` or `smtps://…`; null if invalid. */
export function readMailServer(text: string): MailServer | null {
  const url = URL.parse(text.trim());
  const standard = ports[url?.protocol ?? ""];
  if (url === null || standard === undefined || url.hostname === "") return null;
  if (!["", "/"].includes(url.pathname) || url.search + url.hash !== "") return null;
  if ((url.username === "") !== (url.password === "") || url.port === "0") return null;
  try {
    return {
      host: decodeURIComponent(url.hostname).replace(/^\[|\]$/g, ""),
      port: url.port === "" ? standard : Number(url.port),
      secure: url.protocol === "smtps:",
      auth:
        url.username === ""
          ? null
          : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    };
  } catch {
    return null;
  }
}

/** Parses `Name <address>`, or an address alone, under the product's name; null if invalid. */
export function readMailFrom(text: string): MailFrom | null {
  const [, name, bracketed, bare] = /^\s*(?:([^<>\p{Cc}]*?)\s*<([^<>]+)>|([^<>]+))\s*$/u.exec(text) ?? [];
  const address = Email.safeParse(bracketed ?? bare);
  return address.success
    ? { name: name?.replace(/^"(.*)"$/, "$1") || "Bailiwick", address: address.data }
    : null;
}

/** The default sender: a no-reply address on the host where people reach the instance. */
export function defaultMailFrom(publicUrl: URL): MailFrom {
  return { name: "Bailiwick", address: `no-reply@${publicUrl.hostname}` };
}
