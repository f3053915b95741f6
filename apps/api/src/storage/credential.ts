import { GetStorageCredential, StorageCredential } from "@bailiwick/contracts";
import { canIssueCredential, demand, personOf } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import { aboutFile } from "./internal.ts";

/**
 * A temporary credential for a workspace's files below a prefix, to read or to write, for 5 to 60 minutes (P25). It ends with the
 * session or the key that asked for it, and with the permission.
 */
export const credential = procedure("storage:read", "storage.credential_issued")
  .input(GetStorageCredential, { aim: async ({ prefix }) => aboutFile(`${prefix}*`) })
  .output(StorageCredential)
  .mutation(async ({ ctx, input: { prefix, access, minutes } }) => {
    const { actor, workspace, instance, now, tokenHash, principal } = ctx;
    demand(canIssueCredential(actor, access));
    const session = personOf(principal)?.sessionId;

    const expires = now.getTime() + minutes * 60_000;
    await ctx.record({
      action: "storage.credential_issued",
      target: aboutFile(`${prefix}*`),
      after: { access, expiresAt: iso(new Date(expires)) },
    });

    const path = prefix.split("/").map(encodeURIComponent).join("/");
    return {
      url: new URL(`/storage/${workspace.id}/files/${path}`, instance.publicUrl()).href,
      token: instance.storageTickets.seal({
        caller: session === undefined ? { key: tokenHash ?? "" } : { session },
        workspace: workspace.id,
        prefix,
        access,
        expires,
      }),
      prefix,
      access,
      expiresAt: iso(new Date(expires)),
    };
  });
