import type { Act, TenantContext } from "@bailiwick/db";
import { type AuditAction, personOf } from "@bailiwick/domain";
import { z } from "zod";

/** That something was committed: where, of which nouns, and whom it concerns; never what it was. */
export type Notice = {
  /** Null for what belongs to no organization. */
  readonly organization: string | null;
  /** Null for what concerns the whole organization. */
  readonly workspace: string | null;
  /** The nouns of the audit actions: `member`, `team` … */
  readonly nouns: readonly string[];
  /** Ids of the people whom it is about. */
  readonly people: readonly string[];
};

const Shape = z.object({
  organization: z.uuid().nullable(),
  workspace: z.uuid().nullable(),
  nouns: z.array(z.string()),
  people: z.array(z.string()),
});

/** The most people that one notice names; PostgreSQL carries 8,000 bytes in one. */
const maxPeople = 100;

/** The noun of an audit action: `member` of `member.added`. */
export function nounOf(action: AuditAction): string {
  return action.slice(0, action.indexOf("."));
}

/** What a change tells the consoles: the call's place, what it recorded, and the people whom that is about. */
export function noticeOf({ organization, actor, principal }: TenantContext, acts: readonly Act[]): Notice {
  const person = principal && personOf(principal);
  const people = acts.flatMap(({ target }) => (target?.kind === "user" ? [target.id] : []));
  return {
    organization: organization?.id ?? null,
    workspace: actor?.workspace?.id ?? null,
    nouns: [...new Set(acts.map(({ action }) => nounOf(action)))],
    people: [...new Set(person === null ? people : [...people, person.id])],
  };
}

/** That sessions of somebody have ended: their streams look, and those of an ended session find out. */
export function sessionsEnded(userId: string): Notice {
  return { organization: null, workspace: null, nouns: ["session"], people: [userId] };
}

/** A notice as the text that PostgreSQL carries. */
export function noticeText({ people, ...rest }: Notice): string {
  return JSON.stringify({ ...rest, people: people.slice(0, maxPeople) });
}

/** Reads a notice; null for a text that is none. */
export function readNotice(text: string | undefined): Notice | null {
  try {
    return Shape.parse(JSON.parse(text ?? ""));
  } catch {
    return null;
  }
}
