import { Connection, UpdateConnection } from "@bailiwick/contracts";
import { canUpdateConnection, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { demandProven } from "../session/proven.ts";
import {
  aboutConnection,
  aimAtConnection,
  connectionOf,
  findConnection,
  keptClientSecret,
} from "./internal.ts";

/** Changes the name, the role of first sign-ins or the client secret of a connection. */
export const update = procedure("sign_in:manage", "connection.updated")
  .input(UpdateConnection, { aim: aimAtConnection })
  .output(Connection)
  .mutation(async ({ ctx, input }) => {
    await demandProven(ctx);
    const before = await findConnection(ctx, input.connection);
    const { name = before.name, role = before.role } = input;

    demand(canUpdateConnection(await withRoles(ctx), { name, role }));

    const secret =
      input.clientSecret === undefined ? null : await keptClientSecret(ctx, before.id, input.clientSecret);
    await ctx.sql(
      "UPDATE connection SET name = $3, role = $4, secrets = coalesce($5, secrets) WHERE org_id = $1 AND id = $2",
      [ctx.organization.id, before.id, name, role, secret],
    );
    await ctx.record({
      action: "connection.updated",
      target: aboutConnection({ id: before.id, name }),
      before: { name: before.name, role: before.role },
      after: { name, role, secret: secret !== null },
    });

    return connectionOf(await findConnection(ctx, before.id));
  });
