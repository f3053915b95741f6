import { DataList } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { readonly rows: readonly (readonly [label: string, value: ReactNode])[] };

/** Names and values under each other; a row whose value is null is left out. */
export function Facts({ rows }: Props) {
  return (
    <DataList labelWidth="9rem" gap="sm">
      {rows.map(([label, value]) =>
        value === null ? null : (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue>{value}</DataList.ItemValue>
          </DataList.Item>
        ),
      )}
    </DataList>
  );
}
