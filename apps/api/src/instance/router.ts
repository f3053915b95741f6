import { router } from "../procedure/trpc.ts";
import { get } from "./get.ts";

export const instance = router({ get });
