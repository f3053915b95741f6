import type { Me } from "./access.ts";
import { meOptions, queryClient } from "./api.ts";

/**
 * Forgets the person's landing place, if they have just left or deleted it, until the server returns the new one, so
 * that nothing fetches what is gone.
 */
export function forgetLanding(isGone: (landing: NonNullable<Me["landing"]>) => boolean): void {
  queryClient.setQueryData(meOptions().queryKey, (me) =>
    me === undefined || me.landing === null || !isGone(me.landing) ? me : { ...me, landing: null },
  );
}
