import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, staffed } from "../testing/tenants.ts";

const api = await startApi();

test("[M17][M73] the readiness of each framework is its controls met of all, the same for every workspace", async () => {
  const tenant = await staffed(api, "ai-governance");
  const { org: organization, founder, as } = tenant;
  const { create, act } = founder.client.resources;
  const subscription = async (framework: string, controls: readonly boolean[]) => {
    const { id } = await create.mutate({
      organization,
      kind: "compliance_subscription",
      fields: { framework },
    });
    for (const [at, isMet] of controls.entries()) {
      const control = await create.mutate({
        organization,
        kind: "control",
        parent: id,
        fields: { name: `${framework} ${at}` },
      });
      if (isMet) await act.mutate({ organization, kind: "control", id: control.id, action: "meet" });
    }
    return id;
  };
  const act1 = await subscription("EU AI Act", [true, true, false]);
  const iso = await subscription("ISO 42001", [false]);
  const none = await subscription("Nothing yet", []);
  const kind = "control";
  const ready = [
    { parent: act1, title: "EU AI Act", counted: 2, total: 3 },
    { parent: iso, title: "ISO 42001", counted: 0, total: 1 },
    { parent: none, title: "Nothing yet", counted: 0, total: 0 },
  ];
  // Everyone in the organization sees it, and only its admins change what counts.
  const member = as("workspace_member");
  expect((await founder.client.resources.shares.query({ organization, kind })).items).toEqual(ready);
  expect((await member.client.resources.shares.query({ organization, kind })).items).toEqual(ready);
  const { items } = await member.client.resources.list.query({ organization, kind, parent: iso });
  const meeting = { organization, kind, id: items[0]?.id ?? "", action: "meet" } as const;
  expect(await errorOf(member.client.resources.act.mutate(meeting))).toMatchObject({ code: "FORBIDDEN" });
  await act.mutate(meeting);
  expect((await member.client.resources.shares.query({ organization, kind })).items[1]).toMatchObject({
    counted: 1,
  });

  expect(
    await errorOf(founder.client.resources.shares.query({ organization, kind: "ai_provider" })),
  ).toMatchObject({
    code: "NOT_FOUND",
    reason: "no_such_chart",
  });
  const { org: other } = await staffed(api, "ai-governance");
  const stranger = await api.person("Stranger");
  await enlist(api, { ...tenant, org: other }, stranger, "tenant_member");
  await expectOrganizationLooksMissing(
    (at) => stranger.client.resources.shares.query({ organization: at, kind }),
    tenant,
  );
});
