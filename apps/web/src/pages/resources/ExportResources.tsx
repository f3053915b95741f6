import { exportResources } from "@bailiwick/client";
import { can, levelOf, type ResourceKind } from "@bailiwick/domain";
import { client } from "../../api.ts";
import { ExportMenu } from "../../feedback/ExportMenu.tsx";
import { texts } from "../../texts/index.ts";
import { useHolder } from "./holder.tsx";
import type { Listed } from "./listSearch.ts";

const t = texts.resources;
const shared = texts.members.export;

type Props = { readonly kind: ResourceKind; readonly listed: Listed };

/** Exports the listed resources, across all pages, for people who can; the log has that they did. */
export function ExportResources({ kind, listed }: Props) {
  const { at, actor, scope } = useHolder();
  const verb = kind.verbs.export === undefined ? "read" : "export";
  if (levelOf(kind) === scope && !can(actor, `${kind.key}:${verb}`).allowed) return null;
  return (
    <ExportMenu
      name={kind.key}
      formats={{
        csv: { ...shared.as.csv, type: "text/csv;charset=utf-8" },
        ndjson: {
          title: texts.audit.exportAs.ndjson.title,
          description: shared.as.json.description,
          type: "application/x-ndjson",
        },
      }}
      label={shared.label}
      title={t.exporting(kind.plural)}
      progress={t.exportedSoFar}
      done={shared.done}
      parts={async function* (format, onRead, signal) {
        const wanted = { ...at, kind: kind.key, ...listed, format, bom: format === "csv" };
        for await (const { text, rows } of exportResources(client, wanted)) {
          signal.throwIfAborted();
          onRead(rows);
          yield text;
        }
      }}
    />
  );
}
