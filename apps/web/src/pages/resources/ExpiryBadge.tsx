import type { ExpiryState } from "@bailiwick/domain";
import { Badge } from "@mantine/core";
import { texts } from "../../texts/index.ts";

const colors: Readonly<Record<ExpiryState, string>> = { valid: "teal", expiring: "yellow", expired: "red" };

/** How the date of a resource stands; nothing for a kind that does not expire. */
export function ExpiryBadge({ expiry }: { readonly expiry: ExpiryState | null }) {
  if (expiry === null) return null;
  return (
    <Badge component="span" color={colors[expiry]} miw="max-content">
      {texts.resources.expiryStates[expiry]}
    </Badge>
  );
}
