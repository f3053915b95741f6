import type { Me } from "./access.ts";
import { meOptions, queryClient } from "./api.ts";

/**
 * Forgets where the person lands, when that is what they have just parted with, until the server says where they land now:
 * what is gone is not asked for meanwhile.
 */
export function forgetLanding(isGone: (landing: NonNullable<Me["landing"]>) => boolean): void {
  queryClient.setQueryData(meOptions().queryKey, (me) =>
    me === undefined || me.landing === null || !isGone(me.landing) ? me : { ...me, landing: null },
  );
}
