import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coversNetworks, isWithin, spanOf } from "./networks.ts";
import {
  canConfirmTrial,
  canLiveUntil,
  checkDomains,
  combined,
  noRules,
  normalizeDomain,
  type Presented,
  refusedBy,
  type SecurityRules,
  tighterIn,
} from "./policies.ts";

const octet = fc.integer({ min: 0, max: 255 });
const ipv4 = fc
  .tuple(fc.constantFrom(10, 11), fc.constantFrom(0, 1), octet, octet)
  .map((parts) => parts.join("."));
const ipv6 = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 0xffff }))
  .map(([a, b]) => `2001:db8:${a.toString(16)}::${b.toString(16)}`);
const address = fc.oneof(ipv4, ipv6);
const range = fc.oneof(
  fc.tuple(ipv4, fc.integer({ min: 0, max: 32 })).map(([at, bits]) => `${at}/${bits}`),
  fc.tuple(ipv6, fc.integer({ min: 0, max: 128 })).map(([at, bits]) => `${at}/${bits}`),
);
const ranges = fc.array(range, { maxLength: 4 });
const time = (most: number) => fc.option(fc.integer({ min: 1, max: most }));
const rules: fc.Arbitrary<SecurityRules> = fc.record({
  addresses: ranges.map((all) => all.map((each) => ({ range: each, note: "" }))),
  idleMinutes: time(60),
  sessionHours: time(3),
  keyDays: time(3),
  personalTokens: fc.boolean(),
  secondFactor: fc.boolean(),
  invitationDomains: fc.subarray(["a.example", "b.example", "c.example"]),
});
const presented: fc.Arbitrary<Presented> = fc.record({
  kind: fc.constantFrom("session", "workspace", "organization", "personal", "machine"),
  address: fc.option(address),
  age: fc.integer({ min: 0, max: 5_000 }),
  pauses: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 3 }),
  hasSecondFactor: fc.boolean(),
});

describe("networks", () => {
  test.each(["10.0.0.0/33", "256.0.0.1", "10.0.0", "::1::", "2001:db8::/129", "10.0.0.0/8/8", "", "office"])(
    "%o is none",
    (text) => {
      expect(spanOf(text)).toBeNull();
    },
  );

  test("an unknown address is in no list, and in none only if there is one", () => {
    expect(isWithin(null, ["0.0.0.0/0", "::/0"])).toBe(false);
    expect(isWithin(null, [])).toBe(true);
    expect(isWithin("10.1.2.3", ["::/0"])).toBe(false);
  });

  test("halves cover their whole", () => {
    expect(coversNetworks(["10.0.0.0/9", "10.128.0.0/9"], ["10.0.0.0/8"])).toBe(true);
    expect(coversNetworks(["10.0.0.0/9"], ["10.0.0.0/8"])).toBe(false);
    expect(coversNetworks(["0.0.0.0/0"], [])).toBe(false);
    expect(coversNetworks(["0.0.0.0/0", "::/0"], [])).toBe(true);
  });

  test("what covers a list lets in all that it lets in", () => {
    fc.assert(
      fc.property(ranges, ranges, address, (by, of, at) => {
        if (coversNetworks(by, of) && isWithin(at, of)) expect(isWithin(at, by)).toBe(true);
      }),
    );
  });
});

describe("policies", () => {
  test("two of them together refuse what either does, and nothing else", () => {
    fc.assert(
      fc.property(rules, rules, presented, (floor, own, what) => {
        const isRefused = (...some: SecurityRules[]) => refusedBy(combined(some), what) !== null;
        expect(isRefused(floor, own)).toBe(isRefused(floor) || isRefused(own));
      }),
    );
  });

  test("one that is tighter in nothing refuses nothing more", () => {
    fc.assert(
      fc.property(rules, rules, presented, (one, other, what) => {
        if (tighterIn(one, other).length > 0) return;
        if (refusedBy(combined([one]), what) !== null)
          expect(refusedBy(combined([other]), what)).not.toBeNull();
      }),
    );
  });

  test("one is never tighter than itself, and none is tighter than none", () => {
    fc.assert(
      fc.property(rules, (one) => {
        expect(tighterIn(one, one)).toEqual([]);
      }),
    );
    expect(tighterIn(noRules, { ...noRules, personalTokens: false, idleMinutes: 5 })).toEqual([]);
  });

  test("machines have no lifetime, and others end on the minute", () => {
    const strict = combined([{ ...noRules, keyDays: 1, sessionHours: 1, idleMinutes: 15 }]);
    const of = (kind: Presented["kind"], age: number, pause = 0) =>
      refusedBy(strict, { kind, address: null, age, pauses: [pause], hasSecondFactor: false });
    expect(of("machine", 9_999)).toBeNull();
    expect(of("workspace", 1_439)).toBeNull();
    expect(of("workspace", 1_440)).toBe("key_too_old");
    expect(of("session", 59)).toBeNull();
    expect(of("session", 60)).toBe("session_too_old");
    expect(of("session", 1, 14)).toBeNull();
    expect(of("session", 1, 15)).toBe("session_idle");
  });

  test("a second factor is required of people, in sessions and with their tokens, and not of other keys", () => {
    const strict = combined([noRules, { ...noRules, secondFactor: true }]);
    const of = (kind: Presented["kind"], hasSecondFactor: boolean) =>
      refusedBy(strict, { kind, address: null, age: 0, pauses: [0], hasSecondFactor });
    for (const kind of ["session", "personal"] as const) {
      expect(of(kind, false)).toBe("second_factor_missing");
      expect(of(kind, true)).toBeNull();
    }
    for (const kind of ["workspace", "organization", "machine"] as const) expect(of(kind, false)).toBeNull();
  });

  test("domains are compared in one form", () => {
    expect(normalizeDomain(" @Example.COM ")).toBe("example.com");
    expect(checkDomains(["example.com", "a-b.example"]).allowed).toBe(true);
    for (const wrong of ["example", "-a.example", "a..example", "a b.example", "*.example.com"])
      expect(checkDomains([wrong]).allowed).toBe(false);
  });

  test("a key expires within the days of the policy", () => {
    const now = new Date("2026-12-01T00:00:00Z");
    expect(canLiveUntil(null, null, now).allowed).toBe(true);
    expect(canLiveUntil(null, 30, now).allowed).toBe(false);
    expect(canLiveUntil(new Date("2026-12-31T00:00:00Z"), 30, now).allowed).toBe(true);
    expect(canLiveUntil(new Date("2026-12-31T00:00:01Z"), 30, now).allowed).toBe(false);
  });

  test("a trial is confirmed while it runs, with a pass", () => {
    expect(canConfirmTrial({ isRunning: true }, true).allowed).toBe(true);
    expect(canConfirmTrial({ isRunning: false }, true)).toMatchObject({ reason: "no_trial" });
    expect(canConfirmTrial({ isRunning: true }, false)).toMatchObject({ reason: "trial_unused" });
  });
});
