import { maxPeopleAtOnce, type Role } from "@bailiwick/domain";
import { texts } from "../../../texts/index.ts";
import { sentenceOf } from "../../../texts/locale.ts";
import type { Verdict } from "../../../ui/Guarded.tsx";

const t = texts.members.several;

/** A workspace or an organization, as in a call. */
export type SeveralPlace =
  | { workspace: string; organization?: undefined }
  | { organization: string; workspace?: undefined };

/** A person in a list, as a change of several needs them. */
export type Listed = { readonly userId: string; readonly name: string };

/** Where several people are changed, and what can be done to each. */
export type SeveralRules<Row extends Listed> = {
  readonly place: SeveralPlace;
  readonly roles: readonly Role[];
  readonly canGive: (row: Row, role: string) => Verdict;
  readonly canTake: (row: Row) => Verdict;
  /** Their current role: assigning it again is not a change. */
  readonly roleOf: (row: Row) => string | null;
  /** The effects of removing this many, one sentence each. */
  readonly effects: readonly string[];
};

/** Whether anything can be done to the person; if not, why they can't be removed. */
export function canPick<Row extends Listed>(rules: SeveralRules<Row>, row: Row): Verdict {
  const removal = rules.canTake(row);
  const gives = ({ key }: Role) => key !== rules.roleOf(row) && rules.canGive(row, key).allowed;
  return removal.allowed || rules.roles.some(gives) ? { allowed: true } : removal;
}

/** The first refusal among several people, with the name of its person. */
export function canAll<Row extends Listed>(rows: readonly Row[], decide: (row: Row) => Verdict): Verdict {
  if (rows.length > maxPeopleAtOnce) return { allowed: false, message: t.tooMany(maxPeopleAtOnce) };
  for (const row of rows) {
    const decision = decide(row);
    if (!decision.allowed) return { allowed: false, message: t.about(row.name, sentenceOf(decision)) };
  }
  return { allowed: true };
}

/** Whether any of the roles can be assigned to all of them; if not, why the last one can't. */
export function canGiveAny<Row extends Listed>(rows: readonly Row[], rules: SeveralRules<Row>): Verdict {
  const decisions = rules.roles.map(({ key }) => canAll(rows, (row) => rules.canGive(row, key)));
  return decisions.find(({ allowed }) => allowed) ?? decisions.at(-1) ?? { allowed: true };
}
