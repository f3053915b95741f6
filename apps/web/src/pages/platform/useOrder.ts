import { useState } from "react";
import type { Sorting } from "../../ui/DataTable.tsx";

type Order = { readonly sort: "created" | "name"; readonly descending: boolean };

/** The order of a list of the platform: oldest first until a heading is clicked. */
export function useOrder(): { readonly order: Order; readonly sorting: Sorting } {
  const [order, setOrder] = useState<Order>({ sort: "created", descending: false });
  const onSort = (sort: string, descending: boolean) =>
    setOrder({ sort: sort === "name" ? sort : "created", descending });
  return { order, sorting: { ...order, onSort } };
}
