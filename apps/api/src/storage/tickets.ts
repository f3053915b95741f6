import { type SealedBox, sealedBox } from "@bailiwick/db";
import { type FileReach, storageAccesses } from "@bailiwick/domain";
import { z } from "zod";

/**
 * What a temporary credential says. It has no authority of its own: a request with it enters as the caller who asked for
 * it, with that caller's credential, so that it ends with that and with each permission that the caller loses.
 */
export type StorageTicket = FileReach & {
  /** Who asked for it: a session by its id, whose token changes with each switch, or a key by the SHA-256 of its text, in hex. */
  readonly caller: { readonly session: string } | { readonly key: string };
  readonly workspace: string;
  /** In milliseconds since 1970, by the database's clock. */
  readonly expires: number;
};

const Ticket = z.strictObject({
  caller: z.union([z.strictObject({ session: z.uuid() }), z.strictObject({ key: z.string() })]),
  workspace: z.string(),
  prefix: z.string(),
  access: z.enum(storageAccesses),
  expires: z.int(),
});

/** What the text of a temporary credential begins with. */
export const ticketPrefix = "bwf_";
const about = "storage credential";
const shape = /^bwf_[A-Za-z0-9_-]{40,8000}$/;

export type StorageTickets = {
  readonly seal: (ticket: StorageTicket) => string;
  /** The ticket as it was sealed here; null for any other text. Until when it works is for its reader to compare. */
  readonly open: (text: string) => StorageTicket | null;
};

/** Credentials are encrypted, so that none tells whose it is, and can't be made without the instance's secret. */
export function storageTickets(instanceSecret: string): StorageTickets {
  const box: SealedBox = sealedBox(instanceSecret, "bailiwick storage credentials 1");
  return {
    seal: (ticket) =>
      `${ticketPrefix}${Buffer.from(box.seal(JSON.stringify(ticket), about), "base64").toString("base64url")}`,
    open: (text) => {
      if (!shape.test(text)) return null;
      try {
        const sealed = Buffer.from(text.slice(ticketPrefix.length), "base64url").toString("base64");
        return Ticket.parse(JSON.parse(box.open(sealed, about)));
      } catch {
        return null;
      }
    },
  };
}
