import type { ResourceKind, StateTone } from "@bailiwick/domain";
import { Badge } from "@mantine/core";
import { stateNamed } from "./resources.ts";

const colors: Readonly<Record<StateTone, string>> = {
  neutral: "gray",
  progress: "harbor",
  good: "teal",
  warning: "yellow",
  bad: "red",
};

type Props = { readonly kind: ResourceKind; readonly state: string | null };

/** The state of a resource; nothing for a kind without states. */
export function KindStateBadge({ kind, state }: Props) {
  const shown = stateNamed(kind, state);
  if (shown === undefined) return state;
  return (
    <Badge component="span" color={colors[shown.tone]} miw="max-content">
      {shown.name}
    </Badge>
  );
}
