import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { texts } from "../texts/index.ts";
import type { Sorting } from "./DataTable.tsx";
import classes from "./ListBar.module.css";

type Props = {
  /** The search, then the filters. */
  readonly children: ReactNode;
  /** What stands at the end of the bar, such as the order on a narrow screen and an export. */
  readonly end?: ReactNode;
};

/** The search and the filters above a list. */
export function ListBar({ children, end }: Props) {
  return (
    <div className={classes.bar}>
      {children}
      {end !== undefined && <div className={classes.end}>{end}</div>}
    </div>
  );
}

type FilterProps<Value extends string> = {
  readonly label: string;
  /** Shown when nothing is selected: that the list has all of them. */
  readonly placeholder: string;
  readonly values: readonly Value[];
  readonly labelOf: (value: Value) => string;
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
};

/** A filter of a list by one of several values, or by none. */
export function Filter<Value extends string>({
  label,
  placeholder,
  values,
  labelOf,
  value,
  onChange,
}: FilterProps<Value>) {
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      data={values.map((each) => ({ value: each, label: labelOf(each) }))}
      value={value}
      onChange={(next) => onChange(values.find((each) => each === next) ?? null)}
      title={value === null ? placeholder : ""}
      clearable
      w={{ base: "auto", sm: 170 }}
    />
  );
}

type OrderProps = {
  /** The order in words, by `sort` or `sort-descending`. */
  readonly orders: Readonly<Record<string, string>>;
  readonly sorting: Sorting;
};

/** The order of a list where its columns have no headings: on all but a wide screen. */
export function OrderSelect({ orders, sorting: { sort, descending, onSort } }: OrderProps) {
  return (
    <Select
      aria-label={texts.common.order}
      data={Object.entries(orders).map(([value, label]) => ({ value, label }))}
      value={`${sort}${descending ? "-descending" : ""}`}
      onChange={(next) => {
        const [by = sort, down] = (next ?? "").split("-");
        onSort(by, down !== undefined);
      }}
      allowDeselect={false}
      flex="1 1 8rem"
      hiddenFrom="lg"
    />
  );
}
