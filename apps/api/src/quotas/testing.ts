import type { TestApi, TestPerson } from "../testing/api.ts";
import { found } from "../testing/tenants.ts";

/**
 * An organization of data-security with 1,000 scans a month and the workspaces Production, Staging and Development besides
 * its default one (S41).
 */
export async function withWorkspaces(api: TestApi) {
  const admin = await api.person("Organization admin");
  const tenant = await found(api, admin, "data-security");
  const { org: organization } = tenant;
  const ids: string[] = [];
  for (const name of ["Production", "Staging", "Development"]) {
    const slug = name.toLowerCase();
    ids.push((await admin.client.workspaces.create.mutate({ organization, name, slug })).id);
  }
  const [production = "", staging = "", development = ""] = ids;
  return { admin, tenant, organization, production, staging, development };
}

/** Allots scans, by the ids of workspaces. */
export const allot = (
  { client }: Pick<TestPerson, "client">,
  organization: string,
  amounts: Record<string, number | null>,
) =>
  client.quotas.allot.mutate({
    organization,
    meter: "scans",
    allotments: Object.entries(amounts).map(([workspace, amount]) => ({ workspace, amount })),
  });

/** Reports the use of scans, under an id that no other report has. */
export const use = ({ client }: Pick<TestPerson, "client">, workspace: string, amount: number, id?: string) =>
  client.usage.report.mutate({ workspace, meter: "scans", amount, id: id ?? crypto.randomUUID() });

/** The quota of scans in a workspace. */
export async function scansOf({ client }: Pick<TestPerson, "client">, workspace: string) {
  const { items } = await client.quotas.list.query({ workspace });
  const quota = items.find(({ meter }) => meter === "scans");
  if (quota === undefined) throw new Error("no quota of scans");
  return quota;
}
