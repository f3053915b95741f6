import { Alert } from "@mantine/core";
import { IconSpeakerphone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import type { InWorkspace } from "../../workspace.ts";

/** The workspace's settings that everyone sees (V11, V12); nothing if they are empty. */
export function Announcements({ here: { workspace, blueprint } }: { readonly here: InWorkspace }) {
  const shown = blueprint.settings.filter(({ onDashboard }) => onDashboard === true);
  const { data } = useQuery({
    ...trpc.settings.list.queryOptions({ workspace: workspace.id }),
    enabled: shown.length > 0,
  });
  return shown.map(({ key, name }) => {
    const value = data?.items.find((setting) => setting.key === key)?.value;
    if (typeof value !== "string" || value.trim() === "") return null;
    return (
      <Alert key={key} color="harbor" title={name} icon={<IconSpeakerphone size={18} aria-hidden />}>
        <span style={{ whiteSpace: "pre-wrap" }}>{value}</span>
      </Alert>
    );
  });
}
