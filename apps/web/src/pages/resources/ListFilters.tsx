import { expiryStates, type FieldSpec, gradesOf, type ResourceKind } from "@bailiwick/domain";
import { Autocomplete } from "@mantine/core";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { isRecorded } from "../../kinds.ts";
import { texts } from "../../texts/index.ts";
import { number } from "../../texts/locale.ts";
import type { Sorting } from "../../ui/DataTable.tsx";
import { Filter, ListBar, OrderSelect } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { isAcross } from "./across.ts";
import { ExportResources } from "./ExportResources.tsx";
import { personFinder, resourceFinder } from "./finders.ts";
import { placeOfKind, useHolder } from "./holder.tsx";
import { Lookup } from "./Lookup.tsx";
import { type Change, type Listed, ordersOf } from "./listSearch.ts";
import { columnsNamed, valuesOf } from "./resources.ts";

const t = texts.resources;

type Props = {
  readonly kind: ResourceKind;
  readonly listed: Listed;
  readonly sorting: Sorting;
  /** `replace`: the change is no step of its own in the browser's history. */
  readonly onChange: (change: Change, replace?: boolean) => void;
};

/** The search and the filters that a kind declares and, on a narrow screen, the order of its list. */
export function ListFilters({ kind, listed, sorting, onChange }: Props) {
  const filters = columnsNamed(kind, kind.list.filters);
  // There are too many records to search.
  const title = isRecorded(kind) ? undefined : kind.fields.find(({ key }) => key === kind.title);
  return (
    <ListBar
      end={
        <>
          <OrderSelect orders={ordersOf(kind)} sorting={sorting} />
          <ExportResources kind={kind} listed={listed} />
        </>
      }
    >
      {title !== undefined && (
        <Search
          label={t.search(title.name)}
          value={listed.search}
          onSearch={(search) => onChange({ search }, true)}
        />
      )}
      {filters.map(({ key, name, field }) => {
        const shared = {
          name,
          value: listed.filters[key] ?? null,
          onChange: (value: string | null, replace = false) =>
            onChange({ [`filter-${key}`]: value ?? undefined }, replace),
        };
        return field === null ? (
          <Options key={key} {...shared} options={optionsOf(kind, key)} />
        ) : (
          <FieldFilter key={key} {...shared} field={field} kind={kind} />
        );
      })}
    </ListBar>
  );
}

/** What a list can be filtered by that is no field: its states, how its dates stand, or its scores. */
function optionsOf(
  kind: ResourceKind,
  key: string,
): readonly { readonly key: string; readonly name: string }[] {
  if (key === "expiry") return expiryStates.map((each) => ({ key: each, name: t.expiryStates[each] }));
  return key === "score"
    ? scoresOf(kind).map((each) => ({ key: `${each}`, name: number(each) }))
    : (kind.states?.all ?? []);
}

/** Every score that a kind's matrix has, the highest first. */
function scoresOf({ fields, matrix }: ResourceKind): number[] {
  const [rows = [], columns = []] = [matrix?.rows, matrix?.columns].map((key) =>
    gradesOf(fields.find((field) => field.key === key)),
  );
  const scores = rows.flatMap((row) => columns.map((column) => row.weight * column.weight));
  return [...new Set(scores)].sort((one, other) => other - one);
}

/** Follows the URL: a step back in the browser's history changes what is in the field. */
function Search({
  label,
  value,
  onSearch,
}: {
  label: string;
  value: string;
  onSearch: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(0);
  if (value !== typed) {
    setTyped(value);
    setShown(shown + 1);
  }
  return (
    <SearchField
      key={shown}
      label={label}
      clearLabel={texts.common.clearSearch}
      initial={value}
      onSearch={(text) => {
        setTyped(text);
        onSearch(text);
      }}
    />
  );
}

type OneProps = {
  readonly name: string;
  readonly value: string | null;
  readonly onChange: (value: string | null, replace?: boolean) => void;
};

type OptionsProps = OneProps & {
  readonly options: readonly { readonly key: string; readonly name: string }[];
};

function Options({ name, options, value, onChange }: OptionsProps) {
  return (
    <Filter
      label={name}
      placeholder={t.any(name)}
      values={options.map(({ key }) => key)}
      labelOf={(key) => options.find((option) => option.key === key)?.name ?? key}
      value={value}
      onChange={(next) => onChange(next)}
    />
  );
}

function FieldFilter({
  field,
  kind,
  ...one
}: OneProps & { readonly field: FieldSpec; readonly kind: ResourceKind }) {
  switch (field.type) {
    case "choice":
      return <Options {...one} options={field.options} />;
    case "reference":
      return <ReferenceFilter {...one} to={field.to} />;
    case "person":
      return <PersonFilter {...one} />;
    default:
      return <TextFilter {...one} field={field} kind={kind} />;
  }
}

const width = { base: "auto", sm: 170 };

function ReferenceFilter({ name, to, value, onChange }: OneProps & { readonly to: string }) {
  const holder = useHolder();
  const kind = holder.blueprint.resourceKinds.find(({ key }) => key === to);
  if (kind === undefined) return null;
  return <KnownReference name={name} kind={kind} value={value} onChange={onChange} />;
}

function KnownReference({ name, kind, value, onChange }: OneProps & { readonly kind: ResourceKind }) {
  const holder = useHolder();
  const finder = resourceFinder(kind, holder);
  const { data } = useQuery({
    ...trpc.resources.get.queryOptions({ ...placeOfKind(kind, holder).at, kind: kind.key, id: value ?? "" }),
    // Over several workspaces, it is found by searching only.
    enabled: value !== null && !isAcross(kind, holder),
    retry: false,
  });
  return (
    <Lookup
      aria-label={name}
      placeholder={t.any(name)}
      finder={finder}
      value={value}
      known={data?.title}
      onChange={(id) => onChange(id)}
      clearable
      w={width}
    />
  );
}

function PersonFilter({ name, value, onChange }: OneProps) {
  const holder = useHolder();
  const { at } = holder;
  const { data } = useQuery({
    ...trpc.members.get.queryOptions(
      value !== null && "workspace" in at ? { ...at, userId: value } : skipToken,
    ),
    retry: false,
  });
  return (
    <Lookup
      aria-label={name}
      placeholder={t.any(name)}
      finder={personFinder(holder)}
      value={value}
      known={data?.name}
      onChange={(id) => onChange(id)}
      clearable
      w={width}
    />
  );
}

/** As many resources as are asked for values to suggest. */
const sample = 100;

/** A value to type, or one of those that some resources have; it counts once it is complete. */
function TextFilter({
  name,
  value,
  onChange,
  field,
  kind,
}: OneProps & { field: FieldSpec; kind: ResourceKind }) {
  const { at } = useHolder();
  const [seen, setSeen] = useState(value);
  const [text, setText] = useState(value ?? "");
  const [wanted, setWanted] = useState(false);
  if (seen !== value) {
    setSeen(value);
    setText(value ?? "");
  }
  const { data } = useQuery({
    ...trpc.resources.list.queryOptions({ ...at, kind: kind.key, limit: sample }),
    enabled: wanted,
  });
  const apply = (next: string) => {
    const given = next.trim() === "" ? null : next.trim();
    if (given !== value) onChange(given);
  };
  return (
    <Autocomplete
      aria-label={name}
      placeholder={t.any(name)}
      data={valuesOf(data?.items ?? [], field.key)}
      value={text}
      onChange={(next) => {
        setText(next);
        if (next === "") apply("");
      }}
      onOptionSubmit={apply}
      onFocus={() => setWanted(true)}
      onBlur={() => apply(text)}
      onKeyDown={({ key }) => key === "Enter" && apply(text)}
      limit={20}
      maxLength={200}
      clearable
      w={width}
    />
  );
}
