import { Email } from "@bailiwick/contracts";

/** The mail server that an instance sends through, as `BAILIWICK_SMTP_URL` names it. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** Whether the connection is encrypted from its start; else it is as soon as the server offers it. */
  readonly secure: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
};

/** Whom the mails are from. */
export type MailFrom = { readonly name: string; readonly address: string };

const ports: Readonly<Record<string, number>> = { "smtp:": 587, "smtps:": 465 };

/** Reads `smtp://user:password@host:port` or `smtps://…`; null when it is not one. */
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

/** Reads `Name <address>`, or an address alone, under the product's name; null when it is neither. */
export function readMailFrom(text: string): MailFrom | null {
  const [, name, bracketed, bare] = /^\s*(?:([^<>\p{Cc}]*?)\s*<([^<>]+)>|([^<>]+))\s*$/u.exec(text) ?? [];
  const address = Email.safeParse(bracketed ?? bare);
  return address.success
    ? { name: name?.replace(/^"(.*)"$/, "$1") || "Bailiwick", address: address.data }
    : null;
}

/** Whom mails are from where nothing is set: nobody who reads an answer, on the host where people reach the instance. */
export function defaultMailFrom(publicUrl: URL): MailFrom {
  return { name: "Bailiwick", address: `no-reply@${publicUrl.hostname}` };
}
