import { AccessReviewRecord } from "@bailiwick/contracts";
import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";
import { enlist, expectOrganizationLooksMissing, found } from "../testing/tenants.ts";

const mapping = "https://trust.example/mapping";
const api = await startApi({ settings: { BAILIWICK_COMPLIANCE_URL: mapping } });

test("[M70] the mapping is a document elsewhere, which the instance links to; the evidence for it is exported signed", async () => {
  const admin = await api.person("Admin");
  const tenant = await found(api, admin, "ai-governance");
  const member = await api.person("Member");
  await enlist(api, tenant, member, "tenant_member");
  const organization = tenant.org;
  await admin.client.accessReviews.start.mutate({
    organization,
    name: "Quarterly",
    reviewerRole: "tenant_admin",
  });
  expect(await admin.client.instance.get.query()).toMatchObject({ complianceUrl: mapping });
  const { name, text } = await admin.client.audit.evidence.query({ organization });
  expect(name).toMatch(/^evidence-.+\.json$/);
  expect(AccessReviewRecord.parse(JSON.parse(text)).record).toMatchObject({
    mapping,
    people: expect.arrayContaining([expect.objectContaining({ email: member.email, role: "tenant_member" })]),
    reviews: [{ name: "Quarterly", items: { length: 2 } }],
    auditHead: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  const refused = member.client.audit.evidence.query({ organization });
  expect(await errorOf(refused)).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  const other = await found(api, await api.person("Stranger"), "ai-governance");
  await expectOrganizationLooksMissing(
    (at) => admin.client.audit.evidence.query({ organization: at }),
    other,
  );
});
