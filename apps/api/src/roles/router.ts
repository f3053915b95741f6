import { router } from "../procedure/trpc.ts";
import { create } from "./create.ts";
import { deleteRole } from "./delete.ts";
import { list } from "./list.ts";
import { listOrganization } from "./list-organization.ts";
import { update } from "./update.ts";

export const roles = router({ list, listOrganization, create, update, delete: deleteRole });
