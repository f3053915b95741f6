import { ListOrganizationRoles, RoleList } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readRoleList } from "./internal.ts";

/** The roles of an organization, built in and custom, with how many have each anywhere in it (V8, C38). */
export const listOrganization = procedure("organization:read")
  .input(ListOrganizationRoles)
  .output(RoleList)
  .query(({ ctx }) => readRoleList(ctx, null));
