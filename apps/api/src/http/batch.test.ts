import { expect, test } from "vitest";
import { startApi } from "../testing/api.ts";
import { staffed } from "../testing/tenants.ts";

const api = await startApi();

test("[V4] a batch answers each of its reads as if it had come alone, regardless of the other results", async () => {
  const { workspace, as } = await staffed(api, "compliance-ops");
  const stranger = await staffed(api, "compliance-ops");
  const calls = [
    ["workspaces.get", { workspace }],
    ["members.list", { workspace }],
    ["audit.list", { workspace }],
    ["workspaces.get", { workspace: stranger.workspace }],
  ] as const;
  const input = Object.fromEntries(calls.map(([, value], at) => [at, value]));
  const paths = calls.map(([path]) => path).join(",");
  const response = await fetch(
    `${api.url}/api/trpc/${paths}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`,
    { headers: { authorization: `Bearer ${as("viewer").token}` } },
  );
  const answers = (await response.json()) as {
    result?: { data: { id?: string; items?: unknown[] } };
    error?: { data: { code: string; reason: string } };
  }[];
  expect(answers[0]?.result?.data.id).toBe(workspace);
  expect(answers[1]?.result?.data.items).toHaveLength(4);
  expect(answers[2]?.error?.data).toMatchObject({ code: "FORBIDDEN", reason: "missing_permission" });
  expect(answers[3]?.error?.data).toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
});
