import { type SealedBox, sealedBox } from "@bailiwick/db";
import { z } from "zod";

/**
 * What opens one address of bundles for a short time. It has no authority of its own: a request with it enters as the caller
 * who asked for it.
 */
export type BundleTicket = {
  /** A session by its id, whose token changes with each switch. */
  readonly session: string;
  /** The workspace to read; null to upload a file. */
  readonly workspace: string | null;
  /** In milliseconds since 1970, by the database's clock. */
  readonly expires: number;
};

const Ticket = z.strictObject({ session: z.uuid(), workspace: z.uuid().nullable(), expires: z.int() });

/** How long a ticket works, in milliseconds: a request has to begin within it, and can then take as long as it takes. */
export const bundleTicketMs = 5 * 60_000;

const shape = /^bwb_[A-Za-z0-9_-]{40,2000}$/;
const about = "bundle ticket";

export type BundleTickets = {
  readonly seal: (ticket: BundleTicket) => string;
  /** The ticket as it was sealed here; null for any other text. Until when it works is for its reader to compare. */
  readonly open: (text: string) => BundleTicket | null;
};

/** Tickets are encrypted, so that none tells whose it is, and can't be made without the instance's secret. */
export function bundleTickets(instanceSecret: string): BundleTickets {
  const box: SealedBox = sealedBox(instanceSecret, "bailiwick bundle tickets 1");
  return {
    seal: (ticket) =>
      `bwb_${Buffer.from(box.seal(JSON.stringify(ticket), about), "base64").toString("base64url")}`,
    open: (text) => {
      if (!shape.test(text)) return null;
      try {
        const sealed = Buffer.from(text.slice(4), "base64url").toString("base64");
        return Ticket.parse(JSON.parse(box.open(sealed, about)));
      } catch {
        return null;
      }
    },
  };
}
