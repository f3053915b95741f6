import { AddDirectoryPerson, DirectoryPerson } from "@bailiwick/contracts";
import { demand, directoryPersonExists, maxDirectoryPeople, Refused, refuse } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
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
 * Adds someone whom the directory knows. Inside the organization's verified domains, the account of that address becomes a
 * member; without one they wait for their first sign-in. Outside of them, someone who is a member is recognized, and no one else
 * is let in.
 */
export const addPerson = procedure("directory:sync", "directory.person_added")
  .input(AddDirectoryPerson, { aim: aimAtDirectoryPerson })
  .output(DirectoryPerson)
  .mutation(async ({ ctx, input }) => {
    const { address, active } = input;
    await demandSync(ctx);
    const [known] = await ctx.sql<{ total: number }>(
      "SELECT count(*)::int AS total FROM directory_person WHERE org_id = authz.org_id()",
    );
    if ((known?.total ?? 0) >= maxDirectoryPeople) {
      demand(refuse("directory_person_limit", { amount: maxDirectoryPeople }));
    }

    const id = newId();
    const added = await ctx.sql(
      `INSERT INTO directory_person (org_id, id, address, external_id, given_name, family_name, display_name, active)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (org_id, address) DO NOTHING RETURNING id`,
      [
        ctx.organization.id,
        id,
        address,
        input.externalId ?? null,
        input.givenName ?? null,
        input.familyName ?? null,
        input.displayName ?? null,
        active,
      ],
    );
    if (added.length === 0) throw new Refused(directoryPersonExists);
    await ctx.record({
      action: "directory.person_added",
      target: aboutDirectoryPerson({ id, address }),
      after: { active },
    });
    await follow(ctx, { id, address, displayName: input.displayName ?? null }, active);

    return directoryEntryOf(await findPerson(ctx, id));
  });
