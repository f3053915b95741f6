import { expect, test } from "vitest";
import { csvPart } from "../../feedback/csv.ts";
import { csvRow } from "./csvRow.ts";
import type { Member } from "./members.ts";

const member: Member = {
  userId: "0199a0c0-0000-7000-8000-000000000001",
  name: "=Ada",
  email: "ada@company.example",
  role: "owner",
  active: false,
  picture: null,
  sources: [
    { source: "direct", role: "owner", team: null, endsAt: null },
    {
      source: "team",
      role: "viewer",
      team: { id: "0199a0c0-0000-7000-8000-000000000002", name: "Night; shift" },
      endsAt: null,
    },
  ],
  createdAt: "2026-01-31T00:00:00.000Z",
};

test("a person is one line, with all sources of their access, and runs nothing in a spreadsheet", () => {
  const row = csvRow(member, (key) => key.toUpperCase());
  expect(row).toEqual([
    "=Ada",
    "ada@company.example",
    "OWNER",
    "Direct role; the team Night; shift (VIEWER)",
    "Suspended",
    "2026-01-31T00:00:00.000Z",
  ]);
  expect(csvPart(["Name"], [row.slice(0, 1)], true)).toBe('\uFEFFName\r\n"\'=Ada"\r\n');
  expect(csvPart(["Name"], [row.slice(0, 1)], false)).toBe('"\'=Ada"\r\n');
});
