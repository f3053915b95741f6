import { Badge } from "@mantine/core";

const colors: Readonly<Record<string, string>> = {
  active: "teal",
  archived: "gray",
  deletion_requested: "orange",
  pending_deletion: "red",
  purged: "gray",
};

/** The state of a workspace or organization. */
export function StateBadge({ state, label }: { readonly state: string; readonly label: string }) {
  return <Badge color={colors[state] ?? "gray"}>{label}</Badge>;
}
