import { client } from "../../api.ts";
import { listParts } from "../../feedback/listParts.ts";
import { texts } from "../../texts/index.ts";
import { csvRow } from "./csvRow.ts";
import type { listed } from "./PeopleBar.tsx";
import type { SeveralPlace } from "./several/several.ts";

/** The maximum page size of the API. */
const limit = 100;

/** The people in list order, as parts of a file. `onRead` gets the count so far; `signal` aborts it. */
export function peopleParts(
  asked: SeveralPlace & ReturnType<typeof listed>,
  format: "csv" | "json",
  roleName: (key: string) => string,
  onRead: (count: number) => void,
  signal: AbortSignal,
): AsyncGenerator<string> {
  return listParts((cursor) => client.members.list.query({ ...asked, limit, cursor }, { signal }), {
    format,
    heading: texts.members.export.columns,
    rowOf: (member) => csvRow(member, roleName),
    onRead,
  });
}
