import { complianceOps } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { readPeople } from "./csvPeople.ts";

const allowed = { allowed: true } as const;
const refused = {
  allowed: false,
  code: "FORBIDDEN",
  reason: "above_yourself",
  params: {},
  message: "",
} as never;
const means = {
  roles: complianceOps.roles.workspace,
  fallback: "viewer",
  decide: (role: string) => (role === complianceOps.owner.role ? refused : allowed),
};
const read = (text: string) =>
  readPeople(text, means).map(({ number, email, role, fault }) => [number, email, role, fault]);

describe("people in a CSV file", () => {
  test("are read by the heading, ignoring other columns", () => {
    expect(read("Name,Role,E-Mail\nAda,Admin,ada@example.com\n\nBob,,bob@example.com\n")).toEqual([
      [2, "ada@example.com", "admin", null],
      [4, "bob@example.com", "viewer", null],
    ]);
  });

  test("are read without a heading, from the first two columns, and with semicolons", () => {
    expect(read("\uFEFFada@example.com;member\r\nbob@example.com;\r\n")).toEqual([
      [1, "ada@example.com", "member", null],
      [2, "bob@example.com", "viewer", null],
    ]);
  });

  test("are listed with their problems, line by line", () => {
    const text =
      "email,role\nada@example.com,admin\nADA@example.com,admin\nnobody,admin\n,admin\nbob@example.com,king\neve@example.com,owner\n";
    expect(readPeople(text, means).map(({ fault }) => fault)).toEqual([
      null,
      "duplicate",
      "bad_email",
      "no_email",
      "unknown_role",
      "role_refused",
    ]);
  });

  test("are none in an empty file", () => {
    expect(read("")).toEqual([]);
    expect(read("email,role\n")).toEqual([]);
  });
});
