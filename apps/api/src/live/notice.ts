import type { Tell, Told } from "@bailiwick/db";
import { z } from "zod";
import type { Live } from "./live.ts";

/** A notice of a commit: where, which nouns, and the people concerned; never the content. */
export type Notice = {
  /** Null for what belongs to no organization. */
  readonly organization: string | null;
  /** Null for what concerns the whole organization. */
  readonly workspace: string | null;
  /** The nouns of the audit actions: `member`, `team` … */
  readonly nouns: readonly string[];
  /** The kinds of the targets, as in the audit log. */
  readonly kinds: readonly string[];
  /** Ids of the people concerned. */
  readonly people: readonly string[];
};

const Shape = z.object({
  organization: z.uuid().nullable(),
  workspace: z.uuid().nullable(),
  nouns: z.array(z.string()),
  kinds: z.array(z.string()),
  people: z.array(z.string()),
});

/** The maximum number of people in one notice; PostgreSQL's payload limit is 8,000 bytes. */
const maxPeople = 100;

/** A committed transaction's notices for the consoles, one for each place. */
function noticesOf(told: readonly Told[]): Notice[] {
  const places = Map.groupBy(told, ({ organization, workspace }) => `${organization} ${workspace}`);
  return [...places.values()].flatMap((lines) => {
    const [{ organization, workspace } = { organization: null, workspace: null }] = lines;
    const nouns = distinct(lines.map(({ noun }) => noun));
    const kinds = distinct(lines.flatMap(({ kind }) => kind ?? []));
    return groups(distinct(lines.flatMap(({ people }) => people))).map((people) => ({
      organization,
      workspace,
      nouns,
      kinds,
      people,
    }));
  });
}

/** Announces a committed transaction's notices to all processes. */
export function tellOf(live: Pick<Live, "announce">): Tell {
  return (told) => noticesOf(told).forEach(live.announce);
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** Splits by the maximum number of people; at least one group, because a notice without people is announced too. */
function groups(people: readonly string[]): string[][] {
  const count = Math.max(1, Math.ceil(people.length / maxPeople));
  return Array.from({ length: count }, (_, at) => people.slice(at * maxPeople, (at + 1) * maxPeople));
}

/**
 * Identity ended sessions of a person, which is in no log: their streams recheck, and those of an ended session find
 * out.
 */
export function sessionsEnded(userId: string): Notice {
  return { organization: null, workspace: null, nouns: ["session"], kinds: [], people: [userId] };
}

/** A notice as the payload text of NOTIFY. */
export function noticeText(notice: Notice): string {
  return JSON.stringify(notice);
}

/** Parses a notice; null for any other text. */
export function readNotice(text: string | undefined): Notice | null {
  try {
    return Shape.parse(JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}
