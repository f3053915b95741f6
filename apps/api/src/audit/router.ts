import { router } from "../procedure/trpc.ts";
import { list } from "./list.ts";
import { listOrganization } from "./list-organization.ts";
import { verify } from "./verify.ts";

export const audit = router({ list, listOrganization, verify });
