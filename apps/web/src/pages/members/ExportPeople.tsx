import { ExportMenu } from "../../feedback/ExportMenu.tsx";
import { texts } from "../../texts/index.ts";
import { peopleParts } from "./exporting.ts";
import type { SeveralPlace } from "./several/several.ts";

const t = texts.members.export;

type Props = {
  readonly place: SeveralPlace;
  /** The place's name as its address has it; the file is called by it. */
  readonly slug: string;
  readonly search: string;
  readonly roleName: (key: string) => string;
};

/** Takes the people along whom the list shows, all pages of it. */
export function ExportPeople({ place, slug, search, roleName }: Props) {
  return (
    <ExportMenu
      name={`${slug}-members`}
      formats={{
        csv: { ...t.as.csv, type: "text/csv;charset=utf-8" },
        json: { ...t.as.json, type: "application/json" },
      }}
      label={t.label}
      title={t.title}
      progress={t.progress}
      done={t.done}
      parts={(format, onRead, signal) => peopleParts({ ...place, search }, format, roleName, onRead, signal)}
    />
  );
}
