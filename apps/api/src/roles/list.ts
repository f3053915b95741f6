import { ListRoles, RoleList } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readRoleList } from "./internal.ts";

/**
 * The roles of an organization, built-in and custom, with the number of holders: in the workspace (S16-S18, P8-P11), or
 * anywhere in the organization (V8, C38).
 */
export const list = procedure({ workspace: "workspace:read", organization: "organization:read" })
  .input(ListRoles)
  .output(RoleList)
  .query(({ ctx }) => readRoleList(ctx, ctx.workspace?.id ?? null));
