import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ResourceKind } from "../blueprint/resource-kinds.ts";
import { blueprints } from "../blueprints/index.ts";
import { readNew } from "./field-set.ts";
import type { FieldSpec } from "./fields.ts";
import { textChanges } from "./text-changes.ts";
import { printText, readText, textLimits } from "./text-form.ts";

const written = Object.values(blueprints).flatMap(({ key, resourceKinds }) =>
  resourceKinds.filter(({ text }) => text).map((kind) => ({ name: `${key} ${kind.key}`, kind })),
);
const policy = written.find(({ name }) => name === "ai-governance policy")?.kind as ResourceKind;

/** A kind with a field of every type that a text can say. */
const everything: ResourceKind = {
  ...policy,
  key: "thing",
  title: "name",
  fields: [
    { key: "name", name: "Name", type: "text", required: true, unique: true },
    { key: "long", name: "Long", type: "long_text" },
    { key: "size", name: "Size", type: "number" },
    { key: "tone", name: "Tone", type: "choice", options: [{ key: "loud", name: "Loud" }], initial: "loud" },
    { key: "tags", name: "Tags", type: "tags" },
    { key: "day", name: "Day", type: "date" },
    { key: "instant", name: "Instant", type: "instant" },
    { key: "host", name: "Host", type: "host" },
    { key: "url", name: "URL", type: "url" },
  ],
};

/** Values that a form could give to a field, also empty ones. */
function given(field: FieldSpec): fc.Arbitrary<unknown> {
  const text = fc.string({ unit: "grapheme", maxLength: 20 });
  const one: fc.Arbitrary<unknown> = {
    text,
    long_text: fc.array(text, { maxLength: 3 }).map((lines) => lines.join('\n\t"\\')),
    number:
      field.type === "number" && field.whole
        ? fc.integer({ min: field.least ?? -1_000, max: field.most ?? 1_000 })
        : fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    choice: fc.constantFrom(...(field.type === "choice" ? field.options.map(({ key }) => key) : [""])),
    tags: fc.array(text, { maxLength: 4 }),
    date: fc.constantFrom("2027-03-31", "2028-02-29"),
    instant: fc.constant("2027-03-31T09:00:00+02:00"),
    host: fc.constant("Pay.Example"),
    url: fc.constant('https://example.com/a b?q="1"'),
  }[field.type as "text"];
  return field.required ? one : fc.option(one);
}

const resourcesOf = ({ fields }: ResourceKind) =>
  fc.array(fc.record(Object.fromEntries(fields.map((field) => [field.key, given(field)]))), { maxLength: 5 });

describe.each([...written, { name: "a kind with every type of field", kind: everything }])(
  "$name",
  ({ kind }) => {
    test("reads from a text what was written into it, whatever a form can say", () => {
      fc.assert(
        fc.property(resourcesOf(kind), (all) => {
          const seen = new Set<string>();
          const values = all.flatMap((each) => {
            const read = readNew(kind.fields, each);
            const title = read.allowed ? String(read.values[kind.title ?? ""]).toLowerCase() : "";
            if (!read.allowed || seen.has(title)) return [];
            seen.add(title);
            return [read.values];
          });
          const text = printText(kind, values);
          const read = readText(kind, text);
          if (!read.allowed) throw new Error(`${read.message} in ${text}`);
          expect(read.blocks.map(({ fields }) => fields)).toEqual(values);
          expect(
            printText(
              kind,
              read.blocks.map(({ fields }) => fields),
            ),
          ).toBe(text);
        }),
      );
    });
  },
);

const sample = `# Strict, then open.
policy "No previews" {
  priority 10
  effect deny
  models ["*-preview", "*-beta",]
  note "They change\\nwithout \\"notice\\"."
}

policy "All" { priority 20 effect allow risk_limit 70 mode observe }
`;

describe("a text of policies", () => {
  test("can have comments, any white space, and a comma after the last of a list", () => {
    expect(readText(policy, sample)).toEqual({
      allowed: true,
      blocks: [
        {
          title: "No previews",
          line: 2,
          fields: {
            name: "No previews",
            priority: 10,
            effect: "deny",
            models: ["*-preview", "*-beta"],
            note: 'They change\nwithout "notice".',
          },
        },
        {
          title: "All",
          line: 9,
          fields: { name: "All", priority: 20, effect: "allow", risk_limit: 70, mode: "observe" },
        },
      ],
    });
    expect(readText(policy, " \r\n\t# nothing")).toEqual({ allowed: true, blocks: [] });
  });

  test.each([
    ["polcy", "Line 1, column 1: expected “policy”."],
    ["policy All", "Line 1, column 8: this can't be read."],
    ["policy all {", 'Line 1, column 8: expected “"text"”.'],
    ['policy "All" priority', "Line 1, column 14: expected “{”."],
    ['policy "All" {\n  priority 1\n  effct allow\n}', "Line 3, column 3: expected"],
    ['policy "All" {\n  priority 1 effect perhaps\n}', "Line 2, column 21: expected “allow” or “deny”."],
    ['policy "All" {\n  priority "1" effect allow\n}', "Line 2, column 12: expected “1”."],
    ['policy "All" { priority 1 priority 2 }', "Line 1, column 27: “priority” appears twice."],
    ['policy "All" { priority 0 effect deny }', "Line 1, column 25: Priority is 1 or more."],
    ['policy "All" { priority 1.5 effect deny }', "Line 1, column 25: Priority is a whole number."],
    ['policy "All" { effect deny }', "Line 1, column 1: Priority is required."],
    ['\npolicy " " { priority 1 effect deny }', "Line 2, column 8: Name is required."],
    ['policy "A" { models "x" }', "Line 1, column 21: expected “[”."],
    ['policy "A" { models ["x" "y"] }', "Line 1, column 26: expected “,” or “]”."],
    ['policy "A" { models [x] }', 'Line 1, column 22: expected “"text"” or “]”.'],
    ['policy "A" { note "no end }', "Line 1, column 19: this can't be read."],
    ['policy "A" { note "\\x" }', "Line 1, column 19: this can't be read."],
    ['policy "A" { priority 1-2 }', "Line 1, column 23: this can't be read."],
    ["# a comment\n@", "Line 2, column 1: this can't be read."],
    ['policy "A" {', "Line 1, column 13: expected"],
    ['policy "A" { priority', "Line 1, column 22: expected “1”."],
    [
      'policy "A" { priority 1 effect deny }\npolicy "a" { priority 1 effect deny }',
      "Line 2, column 8: “a” appears twice.",
    ],
  ])("is refused with its place: %j", (text, message) => {
    const read = readText(policy, text);
    expect(read).toMatchObject({ allowed: false, code: "INVALID", reason: "bad_text", path: "text" });
    if (!read.allowed) expect(read.message).toContain(message);
  });

  test("has at most so many blocks", () => {
    const text = (count: number) =>
      Array.from({ length: count }, (_, at) => `policy "${at}" { priority 1 effect deny }`).join("\n");
    expect(readText(policy, text(textLimits.blocks)).allowed).toBe(true);
    expect(readText(policy, text(textLimits.blocks + 1))).toMatchObject({ params: { fault: "too_many" } });
  });

  test("is refused or read, whatever it is, and never throws", () => {
    const parts = fc.constantFrom(
      'policy "A" {',
      "}",
      "[",
      "]",
      ",",
      '"',
      "priority",
      "1",
      "#",
      "\n",
      "\\",
      "é",
      "deny",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (all) => {
        expect(typeof readText(policy, all.join(" ")).allowed).toBe("boolean");
      }),
    );
  });
});

describe("writing a text", () => {
  const standing = (title: string, fields: object) => ({
    id: title,
    title,
    fields: { name: title, priority: 1, effect: "deny", ...fields },
  });
  const changes = (before: readonly ReturnType<typeof standing>[], text: string) => {
    const read = readText(policy, text);
    if (!read.allowed) throw new Error(read.message);
    return textChanges(policy, before, read.blocks);
  };

  test("changes nothing with the text that was read", () => {
    const before = [standing("A", {}), standing("B", { models: ["x"] })];
    expect(
      changes(
        before,
        printText(
          policy,
          before.map(({ fields }) => fields),
        ),
      ),
    ).toEqual([]);
  });

  test("creates, edits and deletes by name, and deletes first", () => {
    const before = [standing("A", { note: "n" }), standing("B", {})];
    const text = 'policy "C" { priority 3 effect allow } policy "a" { priority 2 effect deny }';
    expect(changes(before, text)).toEqual([
      { change: "deleted", title: "B", was: before[1] },
      {
        change: "updated",
        title: "a",
        was: before[0],
        fields: { name: "a", priority: 2, effect: "deny" },
        keys: ["name", "priority", "note"],
      },
      { change: "created", title: "C", fields: { name: "C", priority: 3, effect: "allow" } },
    ]);
  });

  test("renames what has everything but its name", () => {
    const before = [standing("A", { note: "n" })];
    expect(changes(before, 'policy "Z" { priority 1 effect deny note "n" }')).toMatchObject([
      { change: "updated", title: "Z", was: { id: "A" }, keys: ["name"] },
    ]);
  });
});
