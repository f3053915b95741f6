import { Select } from "@mantine/core";
import type { PeopleSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import type { Sorting } from "../../ui/DataTable.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { ExportPeople } from "./ExportPeople.tsx";
import classes from "./PeopleBar.module.css";
import type { SeveralPlace } from "./several/several.ts";

const t = texts.members.list;

type Change = { readonly [Field in keyof PeopleSearch]?: PeopleSearch[Field] | undefined };

type Props = {
  readonly place: SeveralPlace;
  /** The place's name in its path, used for an exported file's name. */
  readonly slug: string;
  readonly roles: readonly { readonly key: string; readonly name: string }[];
  readonly search: PeopleSearch;
  readonly onSearch: (change: Change) => void;
};

/** The filters of a list of people, and the export of the results. On a narrow screen also its order. */
export function PeopleBar({ place, slug, roles, search, onSearch }: Props) {
  const order = `${search.sort ?? "name"}${search.descending ? "-descending" : ""}`;
  return (
    <div className={classes.bar}>
      <SearchField
        key={slug}
        label={t.search}
        clearLabel={texts.common.clearSearch}
        initial={search.search ?? ""}
        onSearch={(text) => onSearch({ search: text })}
      />
      <Select
        aria-label={t.role}
        placeholder={t.anyRole}
        data={roles.map(({ key, name }) => ({ value: key, label: name }))}
        value={search.role ?? null}
        onChange={(role) => onSearch({ role: role ?? undefined })}
        clearable
        w={{ base: "auto", sm: 170 }}
      />
      <Select
        aria-label={texts.common.state}
        placeholder={t.anyState}
        data={(["active", "suspended"] as const).map((value) => ({ value, label: t.states[value] }))}
        value={search.state ?? null}
        onChange={(state) =>
          onSearch({ state: state === "active" || state === "suspended" ? state : undefined })
        }
        clearable
        w={{ base: "auto", sm: 150 }}
      />
      <div className={classes.end}>
        <Select
          aria-label={t.order}
          data={(["name", "name-descending", "added", "added-descending"] as const).map((value) => ({
            value,
            label: t.orders[value],
          }))}
          value={order}
          onChange={(next) =>
            onSearch({
              sort: next?.startsWith("added") ? "added" : undefined,
              descending: next?.endsWith("descending") ?? false,
            })
          }
          allowDeselect={false}
          flex="1 1 8rem"
          hiddenFrom="sm"
        />
        <ExportPeople
          asked={{ ...place, ...listed(search) }}
          slug={slug}
          roleName={(key) => roles.find((role) => role.key === key)?.name ?? key}
        />
      </div>
    </div>
  );
}

/** The input for the API. */
export function listed({ search = "", role, state, sort, descending = false }: PeopleSearch) {
  return { search, role: role ?? null, state: state ?? null, sort: sort ?? "name", descending } as const;
}

/** Whether the list is filtered. */
export function isNarrowed({ search, role, state }: PeopleSearch): boolean {
  return search !== undefined || role !== undefined || state !== undefined;
}

/** The order of the list, for its column headings. */
export function sortingOf(
  { sort, descending = false }: PeopleSearch,
  onSearch: (change: { sort: "added" | undefined; descending: boolean }) => void,
): Sorting {
  return {
    sort: sort ?? "name",
    descending,
    onSort: (next, down) => onSearch({ sort: next === "added" ? next : undefined, descending: down }),
  };
}
