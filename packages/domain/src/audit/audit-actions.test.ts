import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AuditAction,
  auditActions,
  auditActionsAt,
  auditSentence,
  isAuditAction,
  type SentenceFacts,
} from "./audit-actions.ts";
import { auditSamples } from "./audit-samples.ts";

const told = (action: AuditAction, given: Partial<SentenceFacts> = {}): SentenceFacts => ({
  action,
  actorName: "Owner",
  targetName: "Member",
  outcome: "done",
  before: null,
  after: null,
  ...given,
});

describe("the list of audit actions", () => {
  test("is closed", () => {
    expect(auditActions.every(isAuditAction)).toBe(true);
    for (const text of [
      "",
      "member",
      "member.flew",
      "toString",
      "__proto__",
      "constructor",
      "MEMBER.ADDED",
    ]) {
      expect(isAuditAction(text)).toBe(false);
    }
  });

  test.each(auditActions)("spells %s as a noun and what was done to it", (action) => {
    expect(action).toMatch(/^[a-z]+\.[a-z]+(_[a-z]+)*$/);
  });

  test.each(auditActions)("tells %s in one sentence, done and refused", (action) => {
    for (const outcome of ["done", "refused"] as const) {
      const sentence = auditSentence(told(action, { outcome }));
      expect(sentence).toMatch(/^Owner [a-z].+[^.]\.$/);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });
});

describe("what there is to find in a log", () => {
  test("of a workspace is nothing of its organization", () => {
    const here = auditActionsAt("workspace");
    expect(here).toContain("member.added");
    expect(here.filter((action) => /^(organization|person)\./.test(action))).toEqual([]);
  });

  test("of a workspace that stands alone is its plan, and no people of an organization", () => {
    const here = auditActionsAt("standalone");
    expect(here).toContain("organization.plan_changed");
    expect(here).not.toContain("organization.member_added");
  });

  test("of an organization is everything", () => {
    expect(auditActionsAt("organization")).toBe(auditActions);
  });
});

describe("the sentence of an entry", () => {
  test("says that someone joined, where they were added by themselves", () => {
    const self = { actorId: "u1", targetKind: "user", targetId: "u1", after: '{"role":"member"}' };
    expect(auditSentence(told("member.added", self))).toBe("Owner joined as member.");
    expect(auditSentence(told("member.added", { ...self, targetId: "u2" }))).toBe(
      "Owner added Member as member.",
    );
    expect(auditSentence(told("member.added", { ...self, outcome: "refused" }))).toBe(
      "Owner tried to add Member and was refused.",
    );
  });

  test("names plans, languages, limits and settings as they are called", () => {
    const name = (what: string, key: string) => `${what} ${key.toUpperCase()}`;
    const plan = { before: '{"plan":"free"}', after: '{"plan":"pro"}' };
    expect(auditSentence(told("organization.plan_changed", plan), name)).toBe(
      "Owner changed the plan from plan FREE to plan PRO.",
    );
    const limit = { targetKind: "limit", targetName: "members", after: '{"amount":9}' };
    expect(auditSentence(told("organization.limit_lifted", limit), name)).toBe(
      "Owner changed a limit: limit MEMBERS is now 9.",
    );
  });

  test.each([
    [
      told("workspace.renamed", { before: '{"name":"North"}', after: '{"name":"South"}' }),
      "Owner renamed the workspace from North to South.",
    ],
    [
      told("member.role_changed", { before: '{"role":"member"}', after: '{"role":"admin"}' }),
      "Owner changed the role of Member from member to admin.",
    ],
    [told("member.added", { after: '{"role":"viewer"}' }), "Owner added Member as viewer."],
    [told("member.made_owner"), "Owner made Member an owner."],
    [told("member.left"), "Owner left the workspace."],
    [told("workspace.archived", { targetName: "North" }), "Owner archived the workspace North."],
    [
      told("member.ownership_transferred", { after: '{"role":"admin"}' }),
      "Owner made Member an owner and became admin.",
    ],
    [told("invitation.created", { after: '{"role":"member"}' }), "Owner invited Member as member."],
    [told("invitation.accepted", { after: '{"role":"member"}' }), "Owner accepted the invitation as member."],
    [told("team.member_added", { after: '{"team":"Research"}' }), "Owner added Member to the team Research."],
    [
      told("team.member_removed", { before: '{"team":"Research"}' }),
      "Owner removed Member from the team Research.",
    ],
    [
      told("team.grant_changed", {
        targetName: "Research",
        before: '{"role":"viewer"}',
        after: '{"role":"admin"}',
      }),
      "Owner changed the role of the team Research from viewer to admin.",
    ],
    [
      told("team.ungranted", { targetName: "Research", before: '{"role":"viewer"}' }),
      "Owner removed the role viewer from the team Research.",
    ],
    [
      told("organization.plan_changed", { before: '{"plan":"free"}', after: '{"plan":"pro"}' }),
      "Owner changed the plan from free to pro.",
    ],
    [
      told("organization.features_reconciled", { actorName: null, targetName: "pro" }),
      "The system applied the features of the pro plan.",
    ],
    [
      told("organization.admin_appointed", { after: '{"role":"org_admin"}' }),
      "Owner appointed Member as org_admin of the organization.",
    ],
    [
      told("workspace.localized", { after: '{"timeZone":"Europe/Berlin","locale":"de"}' }),
      "Owner set the time zone to Europe/Berlin and the language to de.",
    ],
    [
      told("team.granted", { targetName: "Research", outcome: "refused" }),
      "Owner tried to give the team Research a role and was refused.",
    ],
    [
      told("organization.limit_lifted", { targetName: "activeWorkspaces", after: '{"amount":150}' }),
      "Owner changed a limit: activeWorkspaces is now 150.",
    ],
    [
      told("workspace.purged", { actorName: null, targetName: "North" }),
      "The system permanently deleted the workspace North.",
    ],
    [told("member.removed", { outcome: "refused" }), "Owner tried to remove Member and was refused."],
  ])("%# reads as people speak", (entry, sentence) => {
    expect(auditSentence(entry)).toBe(sentence);
  });

  test("names roles as the blueprint does, where it is given their names", () => {
    const entry = told("member.role_changed", {
      before: '{"role":"workspace_viewer"}',
      after: '{"role":"gone"}',
    });
    const names: Readonly<Record<string, string>> = { workspace_viewer: "Workspace viewer" };
    expect(auditSentence(entry, (what, key) => (what === "role" ? (names[key] ?? key) : key))).toBe(
      "Owner changed the role of Member from Workspace viewer to gone.",
    );
  });

  test("says what it does not know", () => {
    expect(auditSentence(told("member.added", { targetName: null }))).toBe(
      "Owner added (unknown) as (unknown).",
    );
    expect(auditSentence(told("member.left", { actorName: "" }))).toBe("(unknown) left the workspace.");
  });

  test("does not fill in again what was filled in", () => {
    const entry = told("workspace.renamed", {
      before: '{"name":"{after.name}"}',
      after: '{"name":"{target} $1 $&"}',
    });
    expect(auditSentence(entry)).toBe("Owner renamed the workspace from {after.name} to {target} $1 $&.");
  });

  test("reads nothing but what is the object's own", () => {
    for (const after of [
      '{"__proto__":{"name":"x"}}',
      '"name"',
      "[]",
      "null",
      "7",
      "{",
      '{"name":{}}',
      '{"name":null}',
    ]) {
      expect(auditSentence(told("workspace.renamed", { before: '{"name":"North"}', after }))).toBe(
        "Owner renamed the workspace from North to (unknown).",
      );
    }
  });

  test("never throws, whatever is stored", () => {
    const text = fc.option(fc.oneof(fc.string({ unit: "grapheme" }), fc.json()));
    fc.assert(
      fc.property(
        fc.constantFrom(...auditActions),
        text,
        text,
        text,
        text,
        (action, actorName, targetName, before, after) => {
          for (const outcome of ["done", "refused"] as const) {
            expect(typeof auditSentence({ action, actorName, targetName, outcome, before, after })).toBe(
              "string",
            );
          }
        },
      ),
    );
  });

  test("tells the samples", () => {
    expect(auditSamples.map((entry) => auditSentence(entry))).toEqual([
      "The system created the organization Acme.",
      "Bürö 東京 🚀 renamed the workspace from Zürich to Zürich – Nord.",
      "(unknown) tried to delete the workspace (unknown) and was refused.",
    ]);
  });
});
