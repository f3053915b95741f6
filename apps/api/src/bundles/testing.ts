import { Readable } from "node:stream";
import { type BundleRow, type OpenBundle, openBundle } from "@bailiwick/domain";
import type { TestPerson } from "../testing/api.ts";
import { bundleCrypto, readEnvelope } from "./crypto.ts";

type Place = { readonly workspace: string };

/** Starts an export as this person, and requests the bundle. */
export async function requested({ client }: TestPerson, { workspace }: Place): Promise<Response> {
  const { url, token } = await client.bundles.export.mutate({ workspace });
  return fetch(url, { headers: { authorization: `Bearer ${token}` } });
}

/** The bytes of a workspace's bundle. */
export async function exported(person: TestPerson, place: Place): Promise<Buffer> {
  const answer = await requested(person, place);
  if (answer.status !== 200) throw new Error(`the export was answered with ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** A bundle that was read to its end. */
export async function read(bytes: Buffer): Promise<OpenBundle & { readonly all: readonly BundleRow[] }> {
  const bundle = await openBundle(Readable.from([bytes]), readEnvelope, bundleCrypto);
  const all: BundleRow[] = [];
  for await (const row of bundle.rows()) all.push(row);
  return { ...bundle, all };
}
