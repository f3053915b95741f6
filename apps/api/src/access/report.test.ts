import { createPublicKey, verify } from "node:crypto";
import { AccessReviewRecord } from "@bailiwick/contracts";
import { accessReportFormat, canonicalJson, type Json } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import { errorOf, startApi, type TestPerson } from "../testing/api.ts";
import {
  enlist,
  expectLooksMissing,
  expectOrganizationLooksMissing,
  found,
  join,
  staffed,
  suspend,
} from "../testing/tenants.ts";

const api = await startApi();

type Asked = Parameters<TestPerson["client"]["access"]["report"]["query"]>[0];
/** The whole report, read in pages of two. */
async function reported({ client }: TestPerson, asked: Asked) {
  const rows = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof client.access.report.query>> = await client.access.report.query({
      ...asked,
      limit: 2,
      cursor,
    });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

describe("the report of access", () => {
  test("has a row for each way: direct, through a team, through a role of the organization, and for each key", async () => {
    const founder = await api.person("Founder");
    const tenant = await found(api, founder, "data-security");
    const { org: organization, workspace } = tenant;
    const editor = await join(api, tenant, founder, "editor", "Editor");
    const colleague = await api.person("Colleague");
    await enlist(api, tenant, colleague, "org_member");
    const { id: team } = await founder.client.teams.create.mutate({ organization, name: "Analysts" });
    for (const { id: userId } of [colleague, editor])
      await founder.client.teams.addMember.mutate({ organization, team, userId });
    await founder.client.teamGrants.add.mutate({ workspace, team, role: "viewer" });
    await founder.client.keys.issue.mutate({ workspace, name: "Scanner", scopes: ["scan:read"] });

    const rows = await reported(founder, { workspace });
    const ways = rows.map(({ name, way, team: through, role }) => [name, way, through, role?.key ?? null]);
    expect(ways).toEqual(
      expect.arrayContaining([
        ["Editor", "member", null, "editor"],
        ["Editor", "team", "Analysts", "viewer"],
        ["Colleague", "team", "Analysts", "viewer"],
        ["Scanner", "key", null, null],
      ]),
    );
    // Their role in the organization gives them nothing here, unlike the founder's.
    expect(ways.filter(([name]) => name === "Colleague")).toHaveLength(1);
    expect(rows.find(({ name, way }) => name === "Founder" && way === "organization_role")).toMatchObject({
      reachesWorkspaces: true,
      workspace: null,
    });
    expect(rows.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).toSorted());

    const all = await reported(founder, { organization });
    expect(all.filter(({ name }) => name === "Colleague").map(({ way }) => way)).toEqual([
      "organization_role",
      "team",
    ]);
    expect(all.find(({ way }) => way === "team")?.workspace).toMatchObject({ id: workspace });

    const writers = await reported(founder, { workspace, permission: "scan:run" });
    expect(writers.map(({ name }) => name)).toContain("Editor");
    expect(writers.map(({ way }) => way)).not.toContain("team");
    expect(writers.map(({ name }) => name)).not.toContain("Scanner");
    const edits = await reported(founder, { workspace, search: "EDIT" });
    expect(new Set(edits.map(({ name }) => name))).toEqual(new Set(["Editor"]));
  });

  test("leaves out who is suspended, and tells what was not used for 90 days", async () => {
    const { as, founder, org, workspace } = await staffed(api, "compliance-ops");
    await api.owner.query("UPDATE organization SET activity_since = current_date - 200 WHERE id = $1", [org]);
    await api.owner.query("UPDATE member SET created_at = now() - interval '150 days' WHERE org_id = $1", [
      org,
    ]);
    await api.owner.query("DELETE FROM activity WHERE org_id = $1", [org]);
    const recent = as("viewer");
    await api.owner.query(
      "INSERT INTO activity (org_id, place, user_id, day) VALUES ($1, $2, $3, current_date - 10)",
      [org, workspace, recent.id],
    );
    const dormant = await reported(founder, { workspace, dormant: true });
    expect(dormant.map(({ subject }) => subject)).toContain(as("member").id);
    expect(dormant.map(({ subject }) => subject)).not.toContain(recent.id);
    await suspend(api, as("member"));
    const rest = await reported(founder, { workspace });
    expect(rest.map(({ subject }) => subject)).not.toContain(as("member").id);
  });

  test("can be signed for someone outside", async () => {
    const { founder, workspace } = await staffed(api, "compliance-ops");
    const { text } = await founder.client.access.signReport.query({ workspace, permission: "member:add" });
    const { format, record, publicKey, signature } = AccessReviewRecord.parse(JSON.parse(text));
    expect(format).toBe(accessReportFormat);
    expect(record).toMatchObject({
      filter: { permission: "member:add" },
      place: { workspace: { id: workspace } },
    });
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    const signed = Buffer.from(canonicalJson({ format, record: record as Json }));
    expect(verify(null, signed, key, Buffer.from(signature, "base64url"))).toBe(true);
  });

  test("is for those who can see access reviews, and for no other tenant", async () => {
    const tenant = await staffed(api, "compliance-ops");
    const { as, workspace } = tenant;
    const stranger = (await staffed(api, "compliance-ops")).founder;
    for (const ask of ["report", "signReport"] as const) {
      expect(await errorOf(as("viewer").client.access[ask].query({ workspace }))).toMatchObject({
        code: "FORBIDDEN",
      });
      await expectLooksMissing((place) => stranger.client.access[ask].query({ workspace: place }), tenant);
      await expectOrganizationLooksMissing(
        (organization) => stranger.client.access[ask].query({ organization }),
        tenant,
      );
    }
  });
});
