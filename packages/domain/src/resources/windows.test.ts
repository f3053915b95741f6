import { describe, expect, test } from "vitest";
import { checkWindow, checkWindowOrder, type KindWindow } from "./windows.ts";

const declared: KindWindow = { starts: "from", ends: "to", refusedIn: "freezes", checkedBy: [] };
const period = { title: "name", starts: "starts", ends: "ends" };
const at = (hour: number) => `2027-01-01T${String(hour).padStart(2, "0")}:00:00Z`;
const window = (from?: number, to?: number) => ({
  ...(from === undefined ? {} : { from: at(from) }),
  ...(to === undefined ? {} : { to: at(to) }),
});
const periods = [{ name: "Lunch", starts: at(12), ends: at(14) }];

describe("a window", () => {
  test.each<[string, ReturnType<typeof window>, string | null]>([
    ["before it", window(10, 12), null],
    ["after it", window(14, 16), null],
    ["that begins in it", window(13, 16), "fields.from"],
    ["that ends in it", window(10, 13), "fields.from"],
    ["around it", window(10, 16), "fields.from"],
    ["within it", window(12, 14), "fields.from"],
    ["of which only the start is known, in it", window(13), "fields.from"],
    ["of which only the start is known, at its end", window(14), null],
    ["of which only the end is known, in it", window(undefined, 13), "fields.to"],
    ["without any time", window(), null],
  ])("%s", (_, fields, path) => {
    const decision = checkWindow(declared, fields, periods, period);
    if (path === null) expect(decision).toEqual({ allowed: true });
    else expect(decision).toMatchObject({ reason: "window_frozen", params: { name: "Lunch" }, path });
  });

  test.each<[string, ReturnType<typeof window>, boolean]>([
    ["ends after its start", window(10, 11), true],
    ["ends when it starts", window(10, 10), false],
    ["ends before its start", window(11, 10), false],
    ["has no end yet", window(11), true],
  ])("%s", (_, fields, allowed) => {
    expect(checkWindowOrder(declared, fields).allowed).toBe(allowed);
  });

  test("is not compared with entries that are no periods", () => {
    expect(checkWindow(declared, window(12, 13), [{ name: "Broken", starts: "" }], period).allowed).toBe(
      true,
    );
  });
});
