import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "../router.ts";
import { startApi } from "../testing/api.ts";
import { breakingChanges, type Document } from "../testing/breaking-changes.ts";
import { procedures } from "../testing/procedures.ts";
import { allOperations } from "../testing/rest.ts";
import { openApiDocument } from "./document.ts";
import { refsOf } from "./schemas.ts";

const docs = join(import.meta.dirname, "../../../../docs");
const document = openApiDocument(appRouter);
const published = JSON.parse(readFileSync(join(docs, "openapi.published.json"), "utf8")) as Document;

describe("the document of the API", () => {
  test("is OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(document.openapi).toBe("3.1.1");
  });

  test("is the one in docs/openapi.json", async () => {
    // After a change of the contracts: `pnpm golden`, and read the diff.
    await expect(`${JSON.stringify(document, null, 1)}\n`).toMatchFileSnapshot(join(docs, "openapi.json"));
  });

  test("breaks no program that was written against the published one", () => {
    expect(breakingChanges(published, document as unknown as Document)).toEqual([]);
  });

  test("has every procedure but the streams, and refers to nothing that it lacks", () => {
    expect(new Set(allOperations.map(({ procedure }) => procedure))).toEqual(
      new Set(procedures().map(({ path }) => path)),
    );
    const ids = allOperations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = new Set(Object.keys(document.components.schemas));
    const { parameters: _, responses: __, ...components } = document.components;
    const paths = JSON.stringify(document.paths).replaceAll(
      /#\/components\/(?:parameters|responses)\/\w+/g,
      "",
    );
    const refs = refsOf([JSON.parse(paths), components]).filter((ref) => ref !== "");
    expect(refs.filter((ref) => !named.has(ref))).toEqual([]);
  });

  test("says every field of every contract, in the path, the query or the body", () => {
    for (const { id, input, fields, saidByPath } of allOperations) {
      const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
      expect([...Object.keys(fields), ...saidByPath].toSorted(), id).toEqual(
        expect.arrayContaining(Object.keys(properties).toSorted()),
      );
    }
  });
});

describe("on the running server", async () => {
  const api = await startApi();

  test("the document is the same, and is kept until it changes", async () => {
    const first = await fetch(`${api.url}/api/openapi.json`);
    expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await first.json()).toEqual(JSON.parse(JSON.stringify(document)));
    const etag = first.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    const again = await fetch(`${api.url}/api/openapi.json`, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("the reference comes from here alone, under the same strict policy", async () => {
    const page = await fetch(`${api.url}/api/reference`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'; script-src 'self'");
    const html = await page.text();
    const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? "");
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources.filter((each) => each !== "data:,")) {
      expect(source).toMatch(/^\/api\/reference\//);
      const { status, headers } = await fetch(`${api.url}${source}`);
      expect([status, headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
    }
    const other = await fetch(`${api.url}/api/reference/package.json`);
    expect(other.status).toBe(404);
  });
});
