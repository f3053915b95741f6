import type { PermissionName, ResourceKind } from "@bailiwick/domain";
import { MultiSelect, Radio, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { client } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { useHolder } from "./holder.tsx";
import type { Resource } from "./resources.ts";

const t = texts.resources.reach;

/** As in the API: the chosen workspaces, of which this is one, or all. */
export type Reach = "all" | readonly string[];

type Props = {
  readonly kind: ResourceKind;
  readonly verb: "create" | "update";
  readonly value: Reach;
  /** The names of what was chosen before. */
  readonly known: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (reach: Reach) => void;
};

/** Where a resource is now, as {@link ReachChoice} has it. */
export function presentReach(here: string, { reach }: Pick<Resource, "reach">): Reach {
  if (reach === "all") return "all";
  return reach === null ? [here] : reach.workspaces.map(({ id }) => id);
}

/** Chooses in which workspaces a resource of a kind of either level is (S5): here, in some, or in all. */
export function ReachChoice({ kind, verb, value, known, onChange }: Props) {
  const { at, organization } = useHolder();
  const here = "workspace" in at ? at.workspace : "";
  const name: PermissionName = `${kind.key}:${verb}`;
  const others = useQuery({
    queryKey: ["workspaces", "reach", organization.id, name],
    queryFn: async () => {
      const { items } = await client.workspaces.mine.query({ withPermissions: true, limit: 100 });
      return items.filter(
        (each) => each.organization.id === organization.id && each.permissions?.includes(name),
      );
    },
  });
  const chosen = value === "all" ? [] : value.filter((id) => id !== here);
  const names = new Map([...known, ...(others.data ?? [])].map((each) => [each.id, each.name]));
  const mode = value === "all" ? "all" : "chosen";
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t.title}
        description={t.description}
        value={mode}
        onChange={(next) => onChange(next === "all" ? "all" : [here])}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="chosen" label={t.chosen} />
          <Radio value="all" label={t.all} description={t.allDescription} />
        </Stack>
      </Radio.Group>
      {mode === "chosen" && (
        <MultiSelect
          label={t.others}
          placeholder={chosen.length === 0 ? t.none : undefined}
          data={[...names].filter(([id]) => id !== here).map(([id, label]) => ({ value: id, label }))}
          value={chosen}
          onChange={(next) => onChange([here, ...next])}
          searchable
          clearable
        />
      )}
    </Stack>
  );
}
