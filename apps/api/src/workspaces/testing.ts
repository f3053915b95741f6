import { randomUUID } from "node:crypto";
import type { TestApi } from "../testing/api.ts";
import { enlist, found, join } from "../testing/tenants.ts";

/**
 * Two organizations of data-security with one admin, and a workspace "Payments" in the first that is to be split off, with an
 * editor. Another admin reaches it through the organization alone.
 */
export async function splitting(api: TestApi) {
  const admin = await api.person("Admin of both");
  const home = await found(api, admin, "data-security");
  const target = await found(api, admin, "data-security");
  const other = await api.person("Admin at home");
  await enlist(api, home, other, "org_admin");
  const slug = `pay-${randomUUID().slice(0, 8)}`;
  const { id: workspace } = await admin.client.workspaces.create.mutate({
    organization: home.org,
    name: "Payments",
    slug,
  });
  const editor = await join(api, { ...home, workspace }, admin, "editor", "Editor");
  return {
    admin,
    home: { ...home, other: other.id, otherToken: other.token },
    target,
    workspace,
    slug,
    editor,
  };
}
