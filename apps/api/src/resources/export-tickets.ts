import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { ExportFormat } from "@bailiwick/contracts";
import type { Chosen } from "./listing.ts";

/** Who exports what, and how far they are. A person who has one has the export in the log. */
export type ExportTicket = {
  /** The principal's id, and the place. */
  readonly by: string;
  readonly organization: string;
  readonly workspace: string | null;
  readonly kind: string;
  readonly chosen: Chosen;
  readonly format: ExportFormat;
  /** Whether a CSV file starts with the byte order mark. */
  readonly bom: boolean;
  /** The position of the last resource that was read; null before the first. */
  readonly cursor: string | null;
  /** In milliseconds since 1970. */
  readonly expires: number;
};

export type ExportTickets = {
  readonly seal: (ticket: ExportTicket) => string;
  /** The ticket as it was sealed here; null for any other text. Whose it is and until when is for its reader to compare. */
  readonly open: (text: string) => ExportTicket | null;
};

/** How long the next page can be read, in milliseconds: an export that pauses longer is started again after its last row. */
export const ticketMs = 15 * 60_000;

/** Tickets are signed by HMAC-SHA-256 (RFC 2104), with a key derived from the instance's secret (RFC 5869). */
export function exportTickets(instanceSecret: string): ExportTickets {
  const key = Buffer.from(hkdfSync("sha256", instanceSecret, "", "bailiwick export tickets 1", 32));
  const mac = (body: string) => createHmac("sha256", key).update(body).digest();
  return {
    seal: (ticket) => {
      const body = Buffer.from(JSON.stringify(ticket)).toString("base64url");
      return `${body}.${mac(body).toString("base64url")}`;
    },
    open: (text) => {
      const [body = "", signature = ""] = text.split(".");
      const given = Buffer.from(signature, "base64url");
      const expected = mac(body);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return JSON.parse(Buffer.from(body, "base64url").toString()) as ExportTicket;
    },
  };
}
