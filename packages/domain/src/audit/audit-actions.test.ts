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

const entryOf = (action: AuditAction, given: Partial<SentenceFacts> = {}): SentenceFacts => ({
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

  test.each(auditActions)("has one sentence for %s, done and refused", (action) => {
    for (const outcome of ["done", "refused"] as const) {
      const sentence = auditSentence(entryOf(action, { outcome }));
      expect(sentence).toMatch(/^Owner [a-z].+[^.]\.$/);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });
});

describe("the actions that a log can contain", () => {
  test("exclude the organization's, for one workspace of several", () => {
    const here = auditActionsAt("workspace");
    expect(here).toContain("member.added");
    expect(here.filter((action) => /^(organization|person)\./.test(action))).toEqual([]);
  });

  test("include the plan but no organization members, for a standalone workspace", () => {
    const here = auditActionsAt("standalone");
    expect(here).toContain("organization.plan_changed");
    expect(here).not.toContain("organization.member_added");
  });

  test("are all actions, for an organization", () => {
    expect(auditActionsAt("organization")).toBe(auditActions);
  });
});

describe("the sentence of an entry", () => {
  test("says that someone joined when they added themselves", () => {
    const self = { actorId: "u1", targetKind: "user", targetId: "u1", after: '{"role":"member"}' };
    expect(auditSentence(entryOf("member.added", self))).toBe("Owner joined as member.");
    expect(auditSentence(entryOf("member.added", { ...self, targetId: "u2" }))).toBe(
      "Owner added Member as member.",
    );
    expect(auditSentence(entryOf("member.added", { ...self, outcome: "refused" }))).toBe(
      "Owner tried to add Member and was refused.",
    );
  });

  test("names plans, languages, limits and settings by their display names", () => {
    const name = (what: string, key: string) => `${what} ${key.toUpperCase()}`;
    const plan = { before: '{"plan":"free"}', after: '{"plan":"pro"}' };
    expect(auditSentence(entryOf("organization.plan_changed", plan), name)).toBe(
      "Owner changed the plan from plan FREE to plan PRO.",
    );
    const features = { targetKind: "organization", targetName: "pro" };
    expect(auditSentence(entryOf("organization.features_reconciled", features), name)).toBe(
      "Owner applied the features of the plan PRO plan.",
    );
    const limit = { targetKind: "limit", targetName: "members", after: '{"amount":9}' };
    expect(auditSentence(entryOf("organization.limit_lifted", limit), name)).toBe(
      "Owner changed a limit: limit MEMBERS is now 9.",
    );
  });

  test.each([
    [
      entryOf("workspace.renamed", { before: '{"name":"North"}', after: '{"name":"South"}' }),
      "Owner renamed the workspace from North to South.",
    ],
    [
      entryOf("member.role_changed", { before: '{"role":"member"}', after: '{"role":"admin"}' }),
      "Owner changed the role of Member from member to admin.",
    ],
    [entryOf("member.added", { after: '{"role":"viewer"}' }), "Owner added Member as viewer."],
    [entryOf("member.made_owner"), "Owner made Member an owner."],
    [entryOf("member.left"), "Owner left the workspace."],
    [entryOf("workspace.archived", { targetName: "North" }), "Owner archived the workspace North."],
    [
      entryOf("member.ownership_transferred", { after: '{"role":"admin"}' }),
      "Owner made Member an owner and became admin.",
    ],
    [entryOf("invitation.created", { after: '{"role":"member"}' }), "Owner invited Member as member."],
    [
      entryOf("invitation.declined", { before: '{"role":"member"}' }),
      "Owner declined the invitation as member.",
    ],
    [
      entryOf("invitation.accepted", { after: '{"role":"member"}' }),
      "Owner accepted the invitation as member.",
    ],
    [
      entryOf("team.member_added", { after: '{"team":"Research"}' }),
      "Owner added Member to the team Research.",
    ],
    [
      entryOf("team.member_removed", { before: '{"team":"Research"}' }),
      "Owner removed Member from the team Research.",
    ],
    [
      entryOf("team.grant_changed", {
        targetName: "Research",
        before: '{"role":"viewer"}',
        after: '{"role":"admin"}',
      }),
      "Owner changed the role of the team Research from viewer to admin.",
    ],
    [
      entryOf("team.ungranted", { targetName: "Research", before: '{"role":"viewer"}' }),
      "Owner removed the role viewer from the team Research.",
    ],
    [
      entryOf("organization.plan_changed", { before: '{"plan":"free"}', after: '{"plan":"pro"}' }),
      "Owner changed the plan from free to pro.",
    ],
    [
      entryOf("organization.features_reconciled", { actorName: null, targetName: "pro" }),
      "The system applied the features of the pro plan.",
    ],
    [
      entryOf("organization.admin_appointed", { after: '{"role":"org_admin"}' }),
      "Owner appointed Member as org_admin of the organization.",
    ],
    [
      entryOf("workspace.localized", { after: '{"timeZone":"Europe/Berlin","locale":"de"}' }),
      "Owner set the time zone to Europe/Berlin and the language to de.",
    ],
    [
      entryOf("team.granted", { targetName: "Research", outcome: "refused" }),
      "Owner tried to give the team Research a role and was refused.",
    ],
    [
      entryOf("organization.limit_lifted", { targetName: "activeWorkspaces", after: '{"amount":150}' }),
      "Owner changed a limit: activeWorkspaces is now 150.",
    ],
    [
      entryOf("workspace.purged", { actorName: null, targetName: "North" }),
      "The system permanently deleted the workspace North.",
    ],
    [entryOf("member.removed", { outcome: "refused" }), "Owner tried to remove Member and was refused."],
  ])("%# reads as plain English", (entry, sentence) => {
    expect(auditSentence(entry)).toBe(sentence);
  });

  test("uses the blueprint's role names when given them", () => {
    const entry = entryOf("member.role_changed", {
      before: '{"role":"workspace_viewer"}',
      after: '{"role":"gone"}',
    });
    const names: Readonly<Record<string, string>> = { workspace_viewer: "Workspace viewer" };
    expect(auditSentence(entry, (what, key) => (what === "role" ? (names[key] ?? key) : key))).toBe(
      "Owner changed the role of Member from Workspace viewer to gone.",
    );
  });

  test("marks what it does not know", () => {
    expect(auditSentence(entryOf("member.added", { targetName: null }))).toBe(
      "Owner added (unknown) as (unknown).",
    );
    expect(auditSentence(entryOf("member.left", { actorName: "" }))).toBe("(unknown) left the workspace.");
  });

  test("does not expand placeholders inside filled-in values", () => {
    const entry = entryOf("workspace.renamed", {
      before: '{"name":"{after.name}"}',
      after: '{"name":"{target} $1 $&"}',
    });
    expect(auditSentence(entry)).toBe("Owner renamed the workspace from {after.name} to {target} $1 $&.");
  });

  test("reads only the object's own properties", () => {
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
      expect(auditSentence(entryOf("workspace.renamed", { before: '{"name":"North"}', after }))).toBe(
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

  test("describes the samples", () => {
    expect(auditSamples.map((entry) => auditSentence(entry))).toEqual([
      "The system created the organization Acme.",
      "Bürö 東京 🚀 renamed the workspace from Zürich to Zürich – Nord.",
      "(unknown) tried to delete the workspace (unknown) and was refused.",
    ]);
  });
});
