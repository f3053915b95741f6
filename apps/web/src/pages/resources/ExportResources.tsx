import type { ResourceKind } from "@bailiwick/domain";
import { client } from "../../api.ts";
import { ExportMenu } from "../../feedback/ExportMenu.tsx";
import { listParts } from "../../feedback/listParts.ts";
import { texts } from "../../texts/index.ts";
import { csvHeading, csvRow } from "./csvRow.ts";
import { useHolder } from "./holder.tsx";
import type { Listed } from "./listSearch.ts";

const t = texts.resources;
const shared = texts.members.export;

/** The maximum page size of the API. */
const limit = 100;

type Props = { readonly kind: ResourceKind; readonly listed: Listed };

/** Exports the listed resources, across all pages. */
export function ExportResources({ kind, listed }: Props) {
  const { at } = useHolder();
  const asked = { ...at, kind: kind.key, ...listed, limit };
  return (
    <ExportMenu
      name={kind.key}
      formats={{
        csv: { ...shared.as.csv, type: "text/csv;charset=utf-8" },
        json: { ...shared.as.json, type: "application/json" },
      }}
      label={shared.label}
      title={t.exporting(kind.plural)}
      progress={t.exportedSoFar}
      done={shared.done}
      parts={(format, onRead, signal) =>
        listParts((cursor) => client.resources.list.query({ ...asked, cursor }, { signal }), {
          format,
          heading: csvHeading(kind),
          rowOf: (resource) => csvRow(kind, resource),
          onRead,
        })
      }
    />
  );
}
