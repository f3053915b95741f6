import { describe, expect, test } from "vitest";
import { sha256 } from "./audit.fixture.ts";
import { type AuditEntry, encodeEntry, type PersonalField, personalFields } from "./audit.ts";
import { auditActions, auditSentence } from "./audit-actions.ts";
import { verifyChain, verifyChainStream } from "./audit-chain.ts";
import { erasedFields, openingsOf } from "./audit-commitments.ts";
import { actionsWithPlainFields, personalFieldsOf } from "./audit-personal.ts";
import { auditSamples } from "./audit-samples.ts";

const salt = (field: string) => sha256(Buffer.from(field)).slice(0, 32);

/** The entry after these, as the database writes it: with commitments to what is personal. */
function next(chain: readonly AuditEntry[], content: Partial<AuditEntry>): AuditEntry {
  const last = chain.at(-1) as AuditEntry;
  const bare = { ...last, ...content, seq: last.seq + 1, prevHash: last.hash };
  const given = personalFields.filter((field) => field !== "targetId" && bare[field] !== null);
  const texts = (of: (field: PersonalField) => string) =>
    JSON.stringify(Object.fromEntries(given.map((field) => [field, of(field)])));
  const entry = {
    ...bare,
    commitments: texts((field) => sha256(Buffer.from(salt(field) + bare[field]))),
    salts: texts(salt),
  };
  return { ...entry, hash: sha256(encodeEntry(entry)) };
}

const renamed = next(auditSamples, {
  actorName: "zoë@example.com",
  ip: "203.0.113.9",
  action: "workspace.renamed",
  targetName: "Nord",
  outcome: "done",
  before: '{"name":"Süd"}',
  after: '{"name":"Nord"}',
});
const later = next([renamed], { actorName: "Owner" });
const chain = [...auditSamples, renamed, later];

/** The entry without a value and its salt, as erasing leaves it. */
function erased(entry: AuditEntry, ...fields: readonly PersonalField[]): AuditEntry {
  const salts = Object.entries(JSON.parse(entry.salts ?? "{}")).filter(
    ([field]) => !fields.some((each) => each === field),
  );
  return {
    ...entry,
    ...Object.fromEntries(fields.map((field) => [field, null])),
    salts: JSON.stringify(Object.fromEntries(salts)),
  };
}

const verdicts = async (entries: readonly AuditEntry[]) => {
  const found = verifyChain(entries, sha256);
  expect(await verifyChainStream(entries, async (bytes) => sha256(bytes))).toEqual(found);
  return found.intact ? "intact" : `${found.reason} at ${found.seq}`;
};

describe("a chain with commitments", () => {
  test("goes on from entries of the first encoding", async () => {
    expect(await verdicts(chain)).toBe("intact");
    expect(erasedFields(renamed)).toEqual([]);
    expect(erasedFields(auditSamples[0] as AuditEntry)).toEqual([]);
  });

  test("is intact after values were erased with their salts, and names them", async () => {
    const gone = erased(renamed, "actorName", "ip", "before");
    expect(await verdicts([...auditSamples, gone, later])).toBe("intact");
    expect(erasedFields(gone)).toEqual(["actorName", "ip", "before"]);
    expect(auditSentence(gone)).toBe(
      "(erased on request) renamed the workspace from (erased on request) to Nord.",
    );
  });

  const bare = { salts: "{}" };
  test.each([
    ["a changed value", { targetName: "Süd" }],
    ["another salt", { salts: renamed.salts?.replace(salt("ip"), salt("other")) ?? null }],
    ["a value without its salt", bare],
    ["a salt without its value", { ip: null }],
    ["a salt without a commitment", { salts: renamed.salts?.replace("}", ',"targetId":"00"}') ?? null }],
    ["other commitments", { commitments: "{}", ...bare }],
    ["no commitments", { commitments: null, salts: null }],
    ["commitments that are no JSON", { commitments: "{" }],
    ["salts that are no JSON", { salts: "[" }],
    ["salts that are no texts", { salts: '{"ip":1}' }],
    ["another field that is hashed", { targetId: "other" }],
  ])("breaks at %s", async (_, change) => {
    expect(await verdicts([...auditSamples, { ...renamed, ...change }, later])).toBe("hash at 4");
  });

  test("an entry of the first encoding has nothing to open, and no salts", () => {
    expect(openingsOf(auditSamples[1] as AuditEntry)).toEqual([]);
    expect(openingsOf({ ...(auditSamples[1] as AuditEntry), salts: "{}" })).toBeNull();
  });
});

describe("what is personal", () => {
  test("is all of an entry about people's names and addresses, and of what was not considered", () => {
    for (const action of ["person.renamed", "person.address_changed", "invitation.created"] as const) {
      expect(personalFieldsOf(action)).toEqual(personalFields);
    }
  });

  test("is always the actor and their network", () => {
    for (const action of auditActions) {
      expect(personalFieldsOf(action)).toEqual(expect.arrayContaining(["actorName", "ip", "targetId"]));
    }
  });

  test("is not a role", () => {
    const found = actionsWithPlainFields().find(({ action }) => action === "member.role_changed");
    expect(found?.personal).toEqual(["actorName", "ip", "targetId", "targetName"]);
  });
});
