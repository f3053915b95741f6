import { texts } from "../../texts/index.ts";
import type { Member } from "./members.ts";

const t = texts.members;

/** A person in the columns of the file; times are in a format that programs and spreadsheets can sort. */
export function csvRow(member: Member, roleName: (key: string) => string): string[] {
  const { name, email, role, active, sources, createdAt } = member;
  const ways = sources.map(({ source, role: by, team }) => {
    if (source === "direct") return t.ownRole;
    return `${source === "team" ? t.team(team?.name ?? "") : t.organizationRole} (${roleName(by)})`;
  });
  return [
    name,
    email,
    role === null ? "" : roleName(role),
    ways.join("; "),
    active ? t.export.active : t.suspended,
    createdAt,
  ];
}
