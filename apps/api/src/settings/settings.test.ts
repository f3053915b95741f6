import { complianceOps, machineFleet, permissionSet } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { expectLooksMissing, found, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();

type Value = Parameters<TestPerson["client"]["settings"]["update"]["mutate"]>[0]["value"];

const list = async ({ client }: TestPerson, workspace: string) =>
  Object.fromEntries(
    (await client.settings.list.query({ workspace })).items.map(({ key, value }) => [key, value]),
  );
const update = ({ client }: TestPerson, workspace: string, key: string, value: Value) =>
  client.settings.update.mutate({ workspace, key, value });

describe("what a new workspace of compliance-ops is seeded with", async () => {
  const founder = await api.person("Founder");
  const made = await founder.client.organizations.create.mutate({
    blueprint: "compliance-ops",
    name: "Payments",
    slug: `s-${founder.id.slice(0, 8)}`,
  });
  // The rows themselves: without a row, a read returns the blueprint's current value.
  const { rows } = await api.owner.query<{ key: string; value: string }>(
    "SELECT key, value FROM workspace_setting WHERE workspace_id = $1",
    [made.workspace?.id],
  );
  const seeded = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)]));

  test.each([
    { what: "[V6] an approval policy of any one approver", key: "approval_policy", value: "any_one" },
    { what: "[V9] an empty calendar of freeze windows", key: "freeze_windows", value: [] },
    {
      what: "[V10] a playbook that notifies about an incident when it is opened",
      key: "playbooks",
      value: [{ name: "Notify on incident open", trigger: "created:incident", roles: "everyone" }],
    },
    { what: "[V11] an announcement that welcomes", key: "announcement", value: "Welcome" },
  ])("is $what", ({ key, value }) => {
    expect(seeded[key]).toEqual(value);
  });

  test("[V7] is an empty service catalog, which its owner fills", async () => {
    const workspace = made.workspace?.id ?? "";
    const services = async () =>
      (await founder.client.resources.list.query({ workspace, kind: "service" })).items.map(
        ({ title }) => title,
      );
    expect(await services()).toEqual([]);
    await founder.client.resources.create.mutate({ workspace, kind: "service", fields: { name: "Cards" } });
    expect(await services()).toEqual(["Cards"]);
  });

  test("[V36] is a row for each of the blueprint's settings", () => {
    expect(Object.keys(seeded).toSorted()).toEqual(complianceOps.settings.map(({ key }) => key).toSorted());
  });

  test("[V8] is the standard roles, with their permissions", async () => {
    const { rows } = await api.owner.query(
      "SELECT key, built_in, permissions FROM role WHERE org_id = $1 ORDER BY rank DESC",
      [made.organization.id],
    );
    expect(rows).toEqual(
      ["owner", "admin", "member", "viewer"].map((key) => {
        const role = complianceOps.roles.workspace.find((each) => each.key === key);
        return {
          key,
          built_in: true,
          permissions:
            role && permissionSet.toBits(permissionSet.of(role.permissions, complianceOps.catalogue)),
        };
      }),
    );
  });
});

const cards = { name: "Cards", trigger: "entered:change:approved", roles: "owner,admin" };

describe("settings.update", () => {
  test("[V12] edits each of them, and the log records the old and the new value", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    const changes: readonly (readonly [string, Value])[] = [
      ["approval_policy", "all"],
      [
        "freeze_windows",
        [{ name: "New year", starts: "2026-12-24T00:00:00Z", ends: "2027-01-02T00:00:00Z" }],
      ],
      ["playbooks", [cards]],
      ["announcement", "All is well.\nStay calm."],
    ];
    for (const [key, value] of changes) {
      const person = as(key === "playbooks" ? "owner" : "admin");
      expect(await update(person, workspace, key, value)).toEqual({
        key,
        value,
        updatedAt: expect.any(String),
        updatedByName: person.name,
      });
      expect((await newest(api, { org }))[0]).toMatchObject({
        action: "workspace.setting_changed",
        outcome: "done",
        actor: person.email,
        workspace,
        after: { value },
      });
    }
    expect(await list(as("viewer"), workspace)).toEqual(Object.fromEntries(changes));
    const { items } = await as("viewer").client.settings.list.query({ workspace });
    expect(items.every(({ updatedAt }) => updatedAt !== null)).toBe(true);
  });

  test("refuses an invalid value, names the field, and changes nothing", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    const before = await list(founder, workspace);
    const wrong: readonly (readonly [string, Value, string])[] = [
      ["approval_policy", "no_such_option", "value"],
      ["approval_policy", [], "value"],
      ["playbooks", "Cards", "value"],
      ["playbooks", [{ ...cards, name: "" }], "value.0.name"],
      ["playbooks", [{ ...cards, price: "1" }], "value.0"],
      ["playbooks", [{ ...cards, trigger: "An incident is opened" }], "value.0.trigger"],
      ["playbooks", [{ ...cards, roles: "" }], "value.0.roles"],
      ["playbooks", [{ ...cards, roles: "owner,owner" }], "value.0.roles"],
      ["playbooks", [{ ...cards, roles: "no_such_role" }], "value.0.roles"],
      ["freeze_windows", [{ name: "A", starts: "tomorrow", ends: "2027-01-02T00:00:00Z" }], "value.0.starts"],
      ["announcement", "x".repeat(501), "value"],
    ];
    for (const [key, value, path] of wrong) {
      expect(await errorOf(update(founder, workspace, key, value)), key).toMatchObject({
        code: "INVALID",
        path,
      });
    }
    expect(await errorOf(update(founder, workspace, "no_such_setting", "x"))).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_setting",
      path: "key",
    });
    expect(await list(founder, workspace)).toEqual(before);
  });

  test("keeps texts in one form", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    expect(await update(founder, workspace, "announcement", "  A\r\nB  ")).toMatchObject({ value: "A\nB" });
    const composed = await update(founder, workspace, "playbooks", [{ ...cards, name: " Cafe\u0301 " }]);
    expect(composed.value).toEqual([{ ...cards, name: "Café" }]);
  });

  test("refuses people who can't, and the attempt is recorded", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    for (const role of ["member", "viewer"]) {
      expect(await errorOf(update(as(role), workspace, "announcement", "Mine"))).toMatchObject({
        code: "FORBIDDEN",
        reason: "missing_permission",
      });
      expect((await newest(api, { org }))[0]).toMatchObject({
        action: "workspace.setting_changed",
        outcome: "refused",
        actor: as(role).email,
      });
    }
    expect((await list(as("owner"), workspace)).announcement).toBe("Welcome");
  });

  test("[C1][C2] in machine-fleet is reserved for the owner; admins read", async () => {
    const { workspace, as } = await staffed(api, "machine-fleet");
    const initial = (key: string) => machineFleet.settings.find((spec) => spec.key === key)?.initial;
    expect(await list(as("admin"), workspace)).toEqual({
      machine_permission_mode: "default",
      machine_tags: [],
      machine_name_pattern: initial("machine_name_pattern"),
      machine_rules: initial("machine_rules"),
    });
    expect(await errorOf(update(as("admin"), workspace, "machine_permission_mode", "strict"))).toMatchObject({
      code: "FORBIDDEN",
      reason: "missing_permission",
      message: "You need the Owner role to edit the workspace's name, description and settings.",
    });
    await update(as("owner"), workspace, "machine_permission_mode", "strict");
    expect((await list(as("admin"), workspace)).machine_permission_mode).toBe("strict");
  });

  test("an archived workspace's settings stay readable and unchanged", async () => {
    const { workspace, slug, founder } = await staffed(api, "compliance-ops");
    await founder.client.workspaces.archive.mutate({ workspace, confirmation: slug });
    expect(await list(founder, workspace)).toMatchObject({ announcement: "Welcome" });
    expect(await errorOf(update(founder, workspace, "announcement", "New"))).toMatchObject({
      code: "WRONG_STATE",
      reason: "workspace_archived",
    });
  });

  test("a setting that the workspace's kind got later exists and can be edited", async () => {
    const { workspace, founder } = await staffed(api, "compliance-ops");
    await api.owner.query("DELETE FROM workspace_setting WHERE workspace_id = $1 AND key = 'announcement'", [
      workspace,
    ]);
    expect(await list(founder, workspace)).toMatchObject({ announcement: "Welcome" });
    expect(await update(founder, workspace, "announcement", "New")).toMatchObject({ value: "New" });
  });

  test("[V4] gives the same answer for another tenant's workspace as for a missing one", async () => {
    const [mine, theirs] = [await staffed(api, "compliance-ops"), await staffed(api, "compliance-ops")];
    await expectLooksMissing((workspace) => update(mine.founder, workspace, "announcement", "X"), theirs);
    await expectLooksMissing((workspace) => list(mine.founder, workspace), theirs);
  });

  test("workspaces of other kinds have none", async () => {
    const owner = await api.person();
    const { workspace } = await found(api, owner, "data-security");
    expect(await owner.client.settings.list.query({ workspace })).toEqual({ items: [] });
  });
});

describe("workspaces.localize", () => {
  const localize = ({ client }: TestPerson, workspace: string, timeZone: string, locale = "de") =>
    client.workspaces.localize.mutate({ workspace, timeZone, locale: locale as "de" });

  test("sets time zone and language, only for the owner in machine-fleet, and everyone in it reads them", async () => {
    const { workspace, org, as } = await staffed(api, "machine-fleet");
    const { client } = as("member");
    const start = await client.workspaces.get.query({ workspace });
    expect(start).toMatchObject({ timeZone: "UTC", locale: "en", isPrivate: false });
    expect(await errorOf(localize(as("admin"), workspace, "Europe/Berlin"))).toMatchObject({
      reason: "missing_permission",
    });
    expect(await localize(as("owner"), workspace, "Europe/Berlin")).toMatchObject({
      id: workspace,
      timeZone: "Europe/Berlin",
      locale: "de",
    });
    expect(await client.workspaces.get.query({ workspace })).toMatchObject({
      timeZone: "Europe/Berlin",
      locale: "de",
    });
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "workspace.localized",
      before: { timeZone: "UTC", locale: "en" },
      after: { timeZone: "Europe/Berlin", locale: "de" },
    });
  });

  test("keeps a zone as the IANA database spells it, however it was typed", async () => {
    const { workspace, founder } = await staffed(api, "machine-fleet");
    expect(await localize(founder, workspace, "europe/berlin")).toMatchObject({ timeZone: "Europe/Berlin" });
  });

  test("accepts only IANA time zones and the product's languages", async () => {
    const { workspace, founder, as } = await staffed(api, "machine-fleet");
    for (const zone of ["Mars/Phobos", "+05:00", "", "Europe/Berlin'--"]) {
      expect(await errorOf(localize(founder, workspace, zone)), zone).toMatchObject({
        code: "INVALID",
        reason: "unknown_time_zone",
        path: "timeZone",
      });
    }
    const bad = await errorOf(localize(founder, workspace, "UTC", "xx"));
    expect(bad).toMatchObject({ code: "INVALID", path: "locale" });
    const theirs = await staffed(api, "machine-fleet");
    await expectLooksMissing((ref) => localize(as("owner"), ref, "UTC"), theirs);
  });
});
