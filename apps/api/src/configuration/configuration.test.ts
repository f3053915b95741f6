import { giveKey } from "@bailiwick/db/testing";
import { blueprint, type PermissionName } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { newSecret } from "../keys/secret.ts";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import { queue } from "../testing/race.ts";
import { expectLooksMissing, expectOrganizationLooksMissing, newest, staffed } from "../testing/tenants.ts";

const api = await startApi();
const pulled = async ({ client }: TestPerson, place: { workspace: string }) =>
  (await client.configuration.pull.query(place)).file;
const reasonOf = async (call: Promise<unknown>) => (await errorOf(call)).reason;

describe("a settings file", () => {
  test("is pulled, planned with its effect on people, and applied in one commit by the ordinary changes", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    const [owner, member, viewer] = [as("owner"), as("member"), as("viewer")];
    const { configuration } = owner.client;
    await owner.client.organizations.changePlan.mutate({ organization: org, plan: "starter" });
    const before = await pulled(owner, { workspace });
    const permissions = blueprint("compliance-ops").roles.workspace.find(({ key }) => key === "viewer");
    const file = {
      ...before,
      roles: [
        {
          level: "workspace" as const,
          key: "guest",
          name: "Guest of the audit",
          permissions: [...(permissions?.permissions ?? [])],
        },
      ],
      teams: [{ name: "Auditors", members: [viewer.email] }],
      teamGrants: [{ team: "Auditors", role: "admin" }],
      members: (before.members ?? [])
        .filter(({ email }) => email !== member.email)
        .concat({ email: "new@example.com", role: "guest" }),
      webhooks: [{ name: "Tickets", url: "https://hooks.example.com/in", events: ["member.added"] }],
    };
    const plan = await configuration.plan.mutate({ workspace, file });
    expect(plan.refusal).toBeNull();
    expect(plan.invited).toEqual(["new@example.com"]);
    expect(
      plan.changes.map(({ part, action, id }) => `${action} ${part} ${Object.values(id).join(" ")}`),
    ).toEqual([
      "add role workspace guest",
      `remove member ${member.email}`,
      "add member new@example.com",
      "add team Auditors",
      `add team_member Auditors ${viewer.email}`,
      "add team_grant Auditors",
      "add webhook Tickets 1",
    ]);
    const effects = plan.effects?.changes.map(({ email, kind, gains }) => [
      email,
      kind,
      gains.includes("member:add"),
    ]);
    expect(effects?.toSorted()).toEqual(
      [
        [member.email, "loses_access", false],
        [viewer.email, "changes", true],
      ].toSorted(),
    );
    expect(await pulled(owner, { workspace })).toEqual(before);

    const applied = await configuration.applyFile.mutate({ workspace, file, fingerprint: plan.fingerprint });
    expect(applied).toEqual({ changes: plan.changes, invited: plan.invited });
    expect((await newest(api, { org }, 8)).map(({ action }) => action)).toEqual([
      "configuration.applied",
      "webhook.created",
      "team.granted",
      "team.member_added",
      "team.created",
      "invitation.created",
      "member.removed",
      "role.created",
    ]);
    const mail = await api.owner.query("SELECT FROM outbox WHERE recipient = 'new@example.com'");
    expect(mail.rowCount).toBe(1);

    const again = await configuration.plan.mutate({ workspace, file });
    expect(again.changes).toEqual([]);
    expect(again.effects?.changes).toEqual([]);
    const [last] = await newest(api, { org });
    expect(await configuration.applyFile.mutate({ workspace, file })).toEqual({ changes: [], invited: [] });
    expect((await newest(api, { org }))[0]?.seq).toBe(last?.seq);
  });

  test("is refused when what it is about changed since the plan, and then changes nothing", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    const [owner, admin, viewer] = [as("owner"), as("admin"), as("viewer")];
    const file = { teams: [{ name: "Support", members: [viewer.email] }] };
    const { fingerprint } = await owner.client.configuration.plan.mutate({ workspace, file });
    await admin.client.teams.create.mutate({ organization: org, name: "Another" });
    const call = { workspace, file, fingerprint };
    expect(await errorOf(owner.client.configuration.applyFile.mutate(call))).toMatchObject({
      code: "CONFLICT",
      reason: "configuration_moved",
    });
    const other = { workspace, file: { teams: [] }, fingerprint };
    expect(await reasonOf(owner.client.configuration.applyFile.mutate(other))).toBe("configuration_moved");
    expect((await pulled(owner, { workspace })).teams).toEqual([{ name: "Another", members: [] }]);
  });

  test("is compared under the organization's lock: of two applied at the same moment, the second is refused", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    const { configuration } = as("owner").client;
    const file = { teams: [{ name: "Support", members: [] }] };
    const { fingerprint } = await configuration.plan.mutate({ workspace, file });
    const call = () => configuration.applyFile.mutate({ workspace, file, fingerprint });
    const [first, second] = await queue(api, { table: "organization", org }, [call, call]);
    expect([first, second]).toMatchObject([null, { reason: "configuration_moved" }]);
  });

  test("leaves alone what it does not name: sections, and settings", async () => {
    const { workspace, as } = await staffed(api, "compliance-ops");
    const owner = as("owner");
    const before = await pulled(owner, { workspace });
    const [setting, value] = Object.entries(before.settings ?? {})[0] ?? ["", ""];
    const file = { settings: { [setting]: value }, webhooks: [] };
    const { changes } = await owner.client.configuration.plan.mutate({ workspace, file });
    expect(changes).toEqual([]);
  });

  test("does not do more than its author can: all of it is refused, and the plan says why", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    const [owner, admin, viewer] = [as("owner"), as("admin"), as("viewer")];
    const before = await pulled(owner, { workspace });
    const members = (before.members ?? []).map((one) =>
      one.email === viewer.email ? { ...one, role: "owner" } : one,
    );
    const file = { members, teams: [{ name: "Support", members: [] }] };
    const refusal = {
      code: "FORBIDDEN",
      path: "file.members",
      params: expect.objectContaining({ person: viewer.email }),
    };
    const plan = await admin.client.configuration.plan.mutate({ workspace, file });
    expect(plan).toMatchObject({ refusal, effects: null });
    expect(plan.changes).toHaveLength(2);
    expect(await errorOf(admin.client.configuration.applyFile.mutate({ workspace, file }))).toMatchObject(
      refusal,
    );
    expect((await newest(api, { org }))[0]).toMatchObject({
      action: "configuration.applied",
      outcome: "refused",
    });
    expect(await pulled(owner, { workspace })).toEqual(before);
    const readable = await viewer.client.configuration.pull.query({ workspace });
    for (const { section } of readable.leftOut) expect(readable.file).not.toHaveProperty(section);
    const mine = { workspace, file: { webhooks: [] } };
    expect(await reasonOf(viewer.client.configuration.plan.mutate(mine))).toBe("missing_permission");
  });

  test("is never left half done: a change that a rule refuses takes those before it along", async () => {
    const { workspace, as } = await staffed(api, "compliance-ops");
    const owner = as("owner");
    const before = await pulled(owner, { workspace });
    const file = {
      teams: [{ name: "Support", members: ["stranger@example.com"] }],
      members: (before.members ?? []).filter(({ email }) => email !== owner.email),
    };
    const error = await errorOf(owner.client.configuration.applyFile.mutate({ workspace, file }));
    expect(error).toMatchObject({ reason: "remove_yourself", path: "file.members" });
    const teams = { workspace, file: { teams: file.teams } };
    expect(await errorOf(owner.client.configuration.applyFile.mutate(teams))).toMatchObject({
      reason: "not_here_yet",
      path: "file.teams",
    });
    expect(await pulled(owner, { workspace })).toEqual(before);
  });

  test("is refused with a sentence for what it can't say", async () => {
    const { workspace, as } = await staffed(api, "compliance-ops");
    const { configuration } = as("owner").client;
    const refused = async (file: object) => errorOf(configuration.plan.mutate({ workspace, file }));
    const twice = [
      { email: "ada@example.com", role: "viewer" },
      { email: "ADA@example.com ", role: "admin" },
    ];
    expect(await refused({ members: twice })).toMatchObject({
      reason: "listed_twice",
      path: "file.members.1",
      message: "“ada@example.com” is here twice.",
    });
    expect(await refused({ people: [] })).toMatchObject({ reason: "unrecognized_keys", path: "file.people" });
    expect(await refused({ quotas: {} })).toMatchObject({
      reason: "configuration_section",
      path: "file.quotas",
    });
    expect(await refused({ settings: { nothing: "x" } })).toMatchObject({ reason: "no_such_setting" });
  });

  test("looks missing to another tenant", async () => {
    const at = await staffed(api, "data-security");
    const { client } = (await staffed(api, "data-security")).founder;
    const file = { webhooks: [] };
    await expectLooksMissing((workspace) => client.configuration.pull.query({ workspace }), at);
    await expectLooksMissing((workspace) => client.configuration.plan.mutate({ workspace, file }), at);
    await expectLooksMissing((workspace) => client.configuration.applyFile.mutate({ workspace, file }), at);
    await expectOrganizationLooksMissing(
      (organization) => client.configuration.applyFile.mutate({ organization, file }),
      at,
    );
  });

  test("is pulled, planned and applied with a key, as far as its scopes go", async () => {
    const { workspace, org, as } = await staffed(api, "compliance-ops");
    const [owner, viewer] = [as("owner"), as("viewer")];
    const keyed = async (...scopes: PermissionName[]) => {
      const { text, hash } = newSecret("workspace");
      await giveKey(api.owner, { org, workspace }, blueprint("compliance-ops"), scopes, { tokenHash: hash });
      return api.client(text).configuration;
    };
    const reading = await keyed("workspace:read", "member:read", "invitation:read");
    const { file, leftOut } = await reading.pull.query({ workspace });
    expect(file.members).toEqual((await pulled(owner, { workspace })).members);
    expect(leftOut).toContainEqual({ section: "teams", permission: "team:read" });
    const members = (file.members ?? []).filter(({ email }) => email !== viewer.email);
    const plan = await reading.plan.mutate({ workspace, file: { members } });
    expect(plan).toMatchObject({ changes: [{ action: "remove" }], refusal: { code: "FORBIDDEN" } });
    const changing = await keyed("workspace:read", "workspace:update");
    const [window] = blueprint("compliance-ops").settings.filter(({ key }) => key === "freeze_windows");
    const setting = window?.key ?? "";
    const entry = { name: "Year end", starts: "2026-12-20T00:00:00Z", ends: "2027-01-05T00:00:00Z" };
    const applied = await changing.applyFile.mutate({
      workspace,
      file: { settings: { [setting]: [entry] } },
    });
    expect(applied.changes).toMatchObject([{ part: "setting", id: { setting } }]);
  });
});

test("an organization's file has its people, its teams and its roles", async () => {
  const { org, founder } = await staffed(api, "data-security");
  const { configuration } = founder.client;
  const { level, file } = await configuration.pull.query({ organization: org });
  expect(level).toBe("organization");
  const [other] = (file.members ?? []).filter(({ email }) => email !== founder.email);
  const wanted = { ...file, teams: [{ name: "Support", members: [other?.email ?? ""] }] };
  const plan = await configuration.plan.mutate({ organization: org, file: wanted });
  expect(plan).toMatchObject({ refusal: null, changes: [{ part: "team" }, { part: "team_member" }] });
  await configuration.applyFile.mutate({ organization: org, file: wanted, fingerprint: plan.fingerprint });
  expect((await configuration.pull.query({ organization: org })).file.teams).toEqual(wanted.teams);
});
