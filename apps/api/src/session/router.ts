import { router } from "../procedure/trpc.ts";
import { end } from "./end.ts";
import { list } from "./list.ts";
import { me } from "./me.ts";
import { signOutElsewhere } from "./sign-out-elsewhere.ts";

export const session = router({ me, list, end, signOutElsewhere });
