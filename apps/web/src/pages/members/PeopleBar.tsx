import type { PeopleSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import type { Sorting } from "../../ui/DataTable.tsx";
import { Filter, ListBar, OrderSelect } from "../../ui/ListBar.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { ExportPeople } from "./ExportPeople.tsx";
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
  return (
    <ListBar
      end={
        <>
          <OrderSelect orders={t.orders} sorting={sortingOf(search, onSearch)} />
          <ExportPeople
            asked={{ ...place, ...listed(search) }}
            slug={slug}
            roleName={(key) => roles.find((role) => role.key === key)?.name ?? key}
          />
        </>
      }
    >
      <SearchField
        key={slug}
        label={t.search}
        clearLabel={texts.common.clearSearch}
        initial={search.search ?? ""}
        onSearch={(text) => onSearch({ search: text })}
      />
      <Filter
        label={t.role}
        placeholder={t.anyRole}
        values={roles.map(({ key }) => key)}
        labelOf={(key) => roles.find((role) => role.key === key)?.name ?? key}
        value={search.role ?? null}
        onChange={(role) => onSearch({ role: role ?? undefined })}
      />
      <Filter
        label={texts.common.state}
        placeholder={t.anyState}
        values={["active", "suspended"]}
        labelOf={(state) => t.states[state]}
        value={search.state ?? null}
        onChange={(state) => onSearch({ state: state ?? undefined })}
      />
    </ListBar>
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
