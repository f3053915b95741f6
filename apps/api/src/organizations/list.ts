import { OrganizationList } from "@bailiwick/contracts";
import { blueprint as blueprintNamed, type OrganizationState, permissionSet } from "@bailiwick/domain";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

type Row = {
  id: string;
  slug: string;
  name: string;
  blueprint: string;
  state: OrganizationState;
  role: string;
  permissions: string;
};

/**
 * The organizations in which the caller has an organization role, by name. Flat ones have no such roles and are not
 * listed.
 */
export const list = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(OrganizationList)
  .firstQuery<Row>(() => ({ text: "SELECT * FROM authz.my_organizations()", values: [] }))
  .query(async ({ ctx }) => ({
    items: ctx.rows.map(({ id, slug, name, blueprint, state, role, permissions }) => ({
      id,
      slug,
      name,
      blueprint,
      state,
      role,
      permissions: permissionSet.names(
        permissionSet.fromBits(permissions),
        blueprintNamed(blueprint).catalogue,
      ),
    })),
  }));
