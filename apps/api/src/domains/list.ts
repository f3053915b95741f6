import { Domains, ListDomains } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { domainOf, readDomains } from "./internal.ts";

/** The domains of an organization, with the records that verify them. */
export const list = procedure("sign_in:read")
  .input(ListDomains)
  .output(Domains)
  .query(async ({ ctx }) => ({ items: (await readDomains(ctx)).map(domainOf) }));
