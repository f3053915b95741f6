import { ExportMenu } from "../../feedback/ExportMenu.tsx";
import { texts } from "../../texts/index.ts";
import { peopleParts } from "./exporting.ts";
import type { listed } from "./PeopleBar.tsx";
import type { SeveralPlace } from "./several/several.ts";

const t = texts.members.export;

type Props = {
  /** The place, and the filters of its list. */
  readonly asked: SeveralPlace & ReturnType<typeof listed>;
  /** The place's name in its path, used for the file's name. */
  readonly slug: string;
  readonly roleName: (key: string) => string;
};

/** Exports the listed people, across all pages. */
export function ExportPeople({ asked, slug, roleName }: Props) {
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
      parts={(format, onRead, signal) => peopleParts(asked, format, roleName, onRead, signal)}
    />
  );
}
