import { ListRoles, RoleList } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readRoleList } from "./internal.ts";

/** The roles that count in a workspace, built in and custom, with how many have each there (S16-S18, P8-P11). */
export const list = procedure("workspace:read")
  .input(ListRoles)
  .output(RoleList)
  .query(({ ctx }) => readRoleList(ctx, ctx.workspace.id));
