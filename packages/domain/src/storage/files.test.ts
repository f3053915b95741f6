import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import {
  canIssueCredential,
  canReachFile,
  canStoreFile,
  checkFilePath,
  checkFilePrefix,
  maxPathBytes,
} from "./files.ts";

const longest = `${"a".repeat(255)}/${"b".repeat(255)}/${"c".repeat(255)}/${"d".repeat(255)}`;

describe("a path", () => {
  test.each(["a", "projects/one/in put.json", "ä/日本", "...", ".hidden", "a%2f", longest])(
    "can be %j",
    (path) => {
      expect(checkFilePath(path).allowed).toBe(true);
    },
  );

  test.each([
    "",
    "/",
    "/a",
    "a/",
    "a//b",
    ".",
    "a/./b",
    "..",
    "../a",
    "a/..",
    "a\\b",
    "a\0",
    "a\nb",
    "\ud800",
    "a".repeat(maxPathBytes.name + 1),
    "ä".repeat(128),
    `${longest}/e`,
  ])("can't be %j", (path) => {
    expect(checkFilePath(path)).toMatchObject({ reason: "bad_file_path", path: "path" });
  });

  test("of a folder ends with a slash; none is all files", () => {
    for (const prefix of ["", "a/", "a/b/"]) expect(checkFilePrefix(prefix).allowed, prefix).toBe(true);
    for (const prefix of ["a", "/", "a//", "../", "a/../"])
      expect(checkFilePrefix(prefix), prefix).toMatchObject({ reason: "bad_file_prefix" });
  });
});

test("a credential reaches what is below its prefix, for what it is for", () => {
  const writing = { prefix: "a/", access: "write" } as const;
  expect(canReachFile(writing, "a/b", "write").allowed).toBe(true);
  for (const path of ["a", "ab", "b/a/c", ""])
    expect(canReachFile(writing, path, "read"), path).toMatchObject({ reason: "outside_prefix" });
  expect(canReachFile({ prefix: "", access: "read" }, "a", "write")).toMatchObject({
    reason: "storage_read_only",
  });
});

test("readers read, contributors and owners write", () => {
  const may = (role: string, access: "read" | "write") =>
    canIssueCredential(actorOf(aiTracing, { workspace: role }), access).allowed;
  expect(["reader", "contributor", "owner"].map((role) => [may(role, "read"), may(role, "write")])).toEqual([
    [true, false],
    [true, true],
    [true, true],
  ]);
});

test("a file fits up to the last byte of the limit, and one that becomes smaller always does", () => {
  const owner = actorOf(aiTracing, { workspace: "owner" });
  const fits = (bytes: number, replaced: number, used: number, limit: number | null) =>
    canStoreFile(owner, aiTracing, { bytes, replaced }, { bytes: used, limit }).allowed;
  expect(fits(1_000_000, 0, 1_000_000, 2)).toBe(true);
  expect(fits(1_000_001, 0, 1_000_000, 2)).toBe(false);
  expect(fits(1_000_001, 1, 1_000_000, 2)).toBe(true);
  expect(fits(5, 6, 9_000_000, 2)).toBe(true);
  expect(fits(1e12, 0, 0, null)).toBe(true);
});
