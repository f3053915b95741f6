import { BundleUpload, PrepareUpload } from "@bailiwick/contracts";
import { canWriteToOthers, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import { bundleRoot } from "./root.ts";
import { bundleTicketMs } from "./tickets.ts";

/** Where a bundle is uploaded with one PUT, before it is previewed or imported. */
export const upload = procedure("signedIn")
  .input(PrepareUpload)
  .output(BundleUpload)
  .answer(async ({ ctx: { instance, now, person, principal } }) => {
    // An import invites people.
    demand(canWriteToOthers(principal));
    const expires = now.getTime() + bundleTicketMs;
    return {
      url: new URL(`${bundleRoot}/import`, instance.publicUrl()).href,
      token: instance.bundleTickets.seal({ session: person.sessionId, workspace: null, expires }),
      expiresAt: iso(new Date(expires)),
    };
  });
