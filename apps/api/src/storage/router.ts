import { router } from "../procedure/trpc.ts";
import { credential } from "./credential.ts";
import { deleteFile } from "./delete.ts";
import { list } from "./list.ts";

export const storage = router({ list, credential, delete: deleteFile });
