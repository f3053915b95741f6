import type { ResourceKind } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Section } from "../../ui/Section.tsx";
import KindCharts from "./KindCharts.tsx";
import { ResourceTable } from "./ResourceTable.tsx";
import type { Resource } from "./resources.ts";

const t = texts.resources;

type Props = {
  /** The kind of the view, and the one that it shows. */
  readonly kind: ResourceKind;
  readonly of: ResourceKind;
  readonly resource: Resource;
};

/** What a saved view shows: the charts and the list of another kind, narrowed by its fields (M20). */
export default function SavedView({ kind, of, resource: { fields } }: Props) {
  const filters = Object.fromEntries(
    of.list.filters.flatMap((key) => (typeof fields[key] === "string" ? [[key, fields[key]]] : [])),
  );
  const days = fields[kind.view?.days ?? ""];
  return (
    <>
      {of.charts !== undefined && (
        <KindCharts kind={of} filters={filters} {...(typeof days === "number" ? { days } : {})} />
      )}
      <Section title={t.filtered(of.plural)} flush>
        <ResourceTable
          kind={of}
          listed={{ search: "", filters, descending: false }}
          empty={<Empty title={t.noneFoundTitle(of.plural)} />}
        />
      </Section>
    </>
  );
}
