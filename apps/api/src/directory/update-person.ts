import { DirectoryPerson, UpdateDirectoryPerson } from "@bailiwick/contracts";
import { canChangeVersion, demand, directoryPersonExists, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import {
  aboutDirectoryPerson,
  aimAtDirectoryPerson,
  demandSync,
  directoryEntryOf,
  findPerson,
  follow,
} from "./internal.ts";

/**
 * Replaces what the directory says of someone. Who is no longer active loses their access with this commit, and gets back what
 * they had when they are active again. The account itself is not the directory's to change: not its address, and not its name.
 */
export const updatePerson = procedure("directory:sync", "directory.person_updated")
  .input(UpdateDirectoryPerson, { aim: aimAtDirectoryPerson })
  .output(DirectoryPerson)
  .mutation(async ({ ctx, input }) => {
    await demandSync(ctx);
    const found = await findPerson(ctx, input.person);
    demand(canChangeVersion(found.version, input.version));
    const { externalId = null, givenName = null, familyName = null, displayName = null } = input;
    const [taken] = await ctx.sql(
      "SELECT id FROM directory_person WHERE org_id = authz.org_id() AND address = $1 AND id <> $2",
      [input.address, found.id],
    );
    if (taken !== undefined) throw new Refused(directoryPersonExists);

    await ctx.sql(
      `UPDATE directory_person SET address = $2, external_id = $3, given_name = $4, family_name = $5, display_name = $6,
         active = $7, version = version + 1, updated_at = now() WHERE org_id = authz.org_id() AND id = $1`,
      [found.id, input.address, externalId, givenName, familyName, displayName, input.active],
    );
    const said = ({ address, active }: { readonly address: string; readonly active: boolean }) => ({
      address,
      active,
    });
    await ctx.record({
      action: "directory.person_updated",
      target: aboutDirectoryPerson({ id: found.id, address: input.address }),
      before: said(found),
      after: said(input),
    });
    await follow(ctx, { id: found.id, address: input.address, displayName }, input.active && !found.active);

    return directoryEntryOf(await findPerson(ctx, found.id));
  });
