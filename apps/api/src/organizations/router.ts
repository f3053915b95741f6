import { router } from "../trpc.ts";
import { cancelDeletion } from "./cancel-deletion.ts";
import { create } from "./create.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { requestDeletion } from "./request-deletion.ts";

export const organizations = router({ list, create, get, requestDeletion, cancelDeletion });
