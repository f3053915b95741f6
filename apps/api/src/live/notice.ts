import type { Tell, Told } from "@bailiwick/db";
import { z } from "zod";
import type { Live } from "./live.ts";

/** That something was committed: where, of which nouns, and whom it concerns; never what it was. */
export type Notice = {
  /** Null for what belongs to no organization. */
  readonly organization: string | null;
  /** Null for what concerns the whole organization. */
  readonly workspace: string | null;
  /** The nouns of the audit actions: `member`, `team` … */
  readonly nouns: readonly string[];
  /** The kinds of things that it was done to, as the audit log names them. */
  readonly kinds: readonly string[];
  /** Ids of the people whom it is about. */
  readonly people: readonly string[];
};

const Shape = z.object({
  organization: z.uuid().nullable(),
  workspace: z.uuid().nullable(),
  nouns: z.array(z.string()),
  kinds: z.array(z.string()),
  people: z.array(z.string()),
});

/** The most people that one notice names; PostgreSQL carries 8,000 bytes in one. */
const maxPeople = 100;

/** What a committed transaction tells the consoles: a notice for each place in which something happened. */
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

/** Passes on to all processes what a committed transaction tells. */
export function tellOf(live: Pick<Live, "announce">): Tell {
  return (told) => noticesOf(told).forEach(live.announce);
}

const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** As many people in each as one notice names; one group at least, as what concerns nobody by name is told too. */
function groups(people: readonly string[]): string[][] {
  const count = Math.max(1, Math.ceil(people.length / maxPeople));
  return Array.from({ length: count }, (_, at) => people.slice(at * maxPeople, (at + 1) * maxPeople));
}

/**
 * That identity has ended sessions of a person, which is in no log: their streams look, and those of an ended session
 * find out.
 */
export function sessionsEnded(userId: string): Notice {
  return { organization: null, workspace: null, nouns: ["session"], kinds: [], people: [userId] };
}

/** A notice as the text that PostgreSQL carries. */
export function noticeText(notice: Notice): string {
  return JSON.stringify(notice);
}

/** Reads a notice; null for a text that is none. */
export function readNotice(text: string | undefined): Notice | null {
  try {
    return Shape.parse(JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}
