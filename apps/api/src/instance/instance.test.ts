import { expect, test } from "vitest";
import { errorOf, startApi } from "../testing/api.ts";

const api = await startApi({
  settings: {
    BAILIWICK_BLUEPRINTS: "ai-governance",
    BAILIWICK_MODE: "self-hosted",
    BAILIWICK_DEMO: "0",
    BAILIWICK_DOCS_URL: "https://docs.example/bailiwick",
    BAILIWICK_COMPLIANCE_URL: "https://trust.example/mapping",
  },
});

test("instance.get tells anyone which blueprints are offered and how the instance is run", async () => {
  const expected = {
    blueprints: ["ai-governance"],
    defaultBlueprint: "ai-governance",
    addedBlueprints: [],
    mode: "self-hosted",
    demo: false,
    docsUrl: "https://docs.example/bailiwick",
    complianceUrl: "https://trust.example/mapping",
  };
  expect(await api.client().instance.get.query()).toEqual(expected);
  expect(await (await api.person()).client.instance.get.query()).toEqual(expected);
});

test("instance.get takes no input", async () => {
  const call = api.client().instance.get.query({ secret: true } as never);
  expect(await errorOf(call)).toMatchObject({ code: "INVALID", path: "secret" });
});
