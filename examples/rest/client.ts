/*
 * A client in the idiom of TypeScript's fetch, from nothing but the OpenAPI document: openapi-typescript makes the types,
 * openapi-fetch the calls. Start it with
 *
 *   BAILIWICK_URL=http://localhost:4000 BAILIWICK_KEY=bwk_… WORKSPACE=acme/production node client.ts
 *
 * and it prints who has access to the workspace, page by page. The key needs the scope member:read.
 */
import createClient from "openapi-fetch";
import type { paths } from "./generated/api.d.ts";

const {
  BAILIWICK_URL: baseUrl = "http://localhost:4000",
  BAILIWICK_KEY: key = "",
  WORKSPACE: workspace = "",
} = process.env;
const bailiwick = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${key}` } });

let cursor: string | null = null;
do {
  const query: { limit: number; cursor?: string } = { limit: 2, ...(cursor === null ? {} : { cursor }) };
  const answer = await bailiwick.GET("/api/v1/ws/{workspace}/members/list", {
    params: { path: { workspace }, query },
  });
  // Problems have the same form, whichever call it is.
  if (answer.error !== undefined) throw new Error(`${answer.error.code}: ${answer.error.detail}`);
  for (const { name, role } of answer.data.items) process.stdout.write(`${name}\t${role}\n`);
  cursor = answer.data.nextCursor;
} while (cursor !== null);
