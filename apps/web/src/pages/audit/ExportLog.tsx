import { ExportMenu } from "../../feedback/ExportMenu.tsx";
import type { AuditSearch } from "../../search.ts";
import { texts } from "../../texts/index.ts";
import { useMoments } from "../../ui/Moment.tsx";
import type { LogPlace } from "./AuditLog.tsx";
import { filtersOf, type Naming } from "./entries.ts";
import { exportParts, formats } from "./exporting.ts";

const t = texts.audit;

type Props = { readonly place: LogPlace; readonly naming: Naming; readonly search: AuditSearch };

/** Exports the filtered entries: for a spreadsheet, or for offline verification. */
export function ExportLog({ place, naming, search }: Props) {
  const { timeZone } = useMoments();
  const asked = { ...place, ...filtersOf(search, timeZone) };
  return (
    <ExportMenu
      name="audit-log"
      formats={{
        csv: { ...t.exportAs.csv, type: formats.csv },
        ndjson: { ...t.exportAs.ndjson, type: formats.ndjson },
      }}
      label={t.export}
      title={t.exporting}
      progress={t.exportedSoFar}
      done={t.exported}
      parts={(format, onRead, signal) => exportParts(asked, format, naming, onRead, signal)}
    />
  );
}
