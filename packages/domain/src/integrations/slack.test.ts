import { expect, test } from "vitest";
import { auditActions } from "../audit/audit-actions.ts";
import { eventsOfTopic, logOf, outcomeTold, slackTopics, topicEvent, topicNamed, topicOf } from "./slack.ts";
import { eventNames } from "./webhooks.ts";

test("billing is plan, statement, proration and quotas", () => {
  expect(eventsOfTopic("billing", "standalone")).toEqual([
    "quota.warned",
    "billing.prorated",
    "billing.statement_closed",
    "organization.plan_changed",
    "organization.features_reconciled",
  ]);
  expect(eventsOfTopic("billing", "workspace")).not.toContain("organization.plan_changed");
});

test("security is keys, roles and owners, and every action that is called so", () => {
  const told = eventsOfTopic("security", "organization");
  const named = /(^|[._])(key|token|role|owner|ownership|policy|factor|sso|admin)([._]|$)/;
  const isTold = (action: string) => told.some((one) => one === action);
  expect(eventNames.filter((action) => named.test(action) && !isTold(action))).toEqual([]);
  expect(told.filter((action) => outcomeTold(action) === "refused")).toEqual([
    "key.used",
    "organization.key_used",
  ]);
  expect(told).not.toContain("member.added");
});

test("schedules are those that failed", () => {
  expect(auditActions.filter((action) => topicOf(action) === "schedules")).toEqual(["schedule.failed"]);
});

test("playbooks are those that ran", () => {
  expect(auditActions.filter((action) => topicOf(action) === "playbooks")).toEqual(["playbook.ran"]);
});

test("a topic is kept by a name that no event has", () => {
  expect(slackTopics.map((topic) => topicNamed(topicEvent(topic)))).toEqual([...slackTopics]);
  expect(auditActions.map(topicNamed).filter((topic) => topic !== null)).toEqual([]);
  expect([topicNamed(undefined), logOf("workspace", "flat"), logOf("workspace", "organization")]).toEqual([
    null,
    "standalone",
    "workspace",
  ]);
});
