import { randomBytes } from "node:crypto";
import { AddDomain, Domain } from "@bailiwick/contracts";
import { canAddDomain, canSignInOnce, demand, principalName } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { planFacts } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { aboutDomain, aimAtDomain, domainOf, findDomain, readDomains } from "./internal.ts";

/** Adds a domain. It means nothing until the record with its token was found. */
export const add = procedure("domain:manage", "domain.added")
  .input(AddDomain, { aim: aimAtDomain })
  .output(Domain)
  .mutation(async ({ ctx, input: { name } }) => {
    const domains = (await readDomains(ctx)).map((each) => each.name);

    demand(
      canAddDomain(ctx.actor, name, { domains, feature: canSignInOnce(ctx.blueprint, await planFacts(ctx)) }),
    );

    const id = newId();
    await ctx.sql(
      "INSERT INTO domain (org_id, id, name, token, created_by, created_by_name) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        ctx.organization.id,
        id,
        name,
        randomBytes(24).toString("base64url"),
        ctx.actor.id,
        principalName(ctx.principal).name,
      ],
    );
    await ctx.record({ action: "domain.added", target: aboutDomain({ id, name }) });

    return domainOf(await findDomain(ctx, id));
  });
