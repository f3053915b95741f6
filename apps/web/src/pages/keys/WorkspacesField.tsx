import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import type { KeyPlace } from "./keys.ts";

const t = texts.keys;

type Props = {
  readonly place: KeyPlace;
  readonly value: readonly string[];
  readonly onChange: (workspaces: string[]) => void;
};

/** The workspaces to which a key of an organization is limited; all of them if there is none (M15). */
export function WorkspacesField({ place, value, onChange }: Props) {
  const { data } = useQuery(trpc.workspaces.list.queryOptions({ organization: place.id, limit: 100 }));
  return (
    <MultiSelect
      label={t.onlyWorkspaces}
      description={t.onlyWorkspacesHint}
      placeholder={value.length === 0 ? t.everyWorkspace : undefined}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={[...value]}
      onChange={onChange}
      searchable
      clearable
    />
  );
}
