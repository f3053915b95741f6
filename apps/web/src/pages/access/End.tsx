import { Moment } from "../../ui/Moment.tsx";

/** When access ends by itself, in a list; nothing for access without an end. */
export function End({ at }: { readonly at: string | null }) {
  return at === null ? null : <Moment at={at} />;
}
