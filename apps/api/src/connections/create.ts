import { Connection, CreateConnection } from "@bailiwick/contracts";
import {
  canCreateConnection,
  canSignInOnce,
  demand,
  levelOfFirstRole,
  principalName,
} from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { planFacts } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { demandProven } from "../session/proven.ts";
import {
  aboutConnection,
  aimAtConnection,
  connectionOf,
  demandIssuer,
  findConnection,
  keptClientSecret,
  readConnections,
} from "./internal.ts";

/** Sets up single sign-on by a provider of OpenID Connect (C37), off until it was tested. The secret is never shown again. */
export const create = procedure("sign_in:manage", "connection.created")
  .input(CreateConnection, { aim: aimAtConnection })
  .output(Connection)
  .mutation(async ({ ctx, input }) => {
    await demandProven(ctx);
    const { sql, organization, blueprint, principal, actor } = ctx;
    const { name, role, clientId } = input;
    const { length: count } = await readConnections(ctx);
    const feature = canSignInOnce(blueprint, await planFacts(ctx));

    demand(canCreateConnection(await withRoles(ctx), { name, role }, { count, feature }));
    const issuer = demandIssuer(ctx.instance, input.issuer);

    const id = newId();
    await sql(
      `INSERT INTO connection (org_id, id, name, issuer, client_id, secrets, level, role, created_by, created_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        organization.id,
        id,
        name,
        issuer,
        clientId,
        await keptClientSecret(ctx, id, input.clientSecret),
        levelOfFirstRole(blueprint),
        role,
        actor.id,
        principalName(principal).name,
      ],
    );
    await ctx.record({
      action: "connection.created",
      target: aboutConnection({ id, name }),
      after: { issuer, role },
    });

    return connectionOf(await findConnection(ctx, id));
  });
