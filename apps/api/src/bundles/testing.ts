import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  type BundleManifest,
  type BundlePart,
  type BundleRow,
  bundleFormat,
  bundleParts,
  emptyChain,
  type Json,
  type OpenBundle,
  openBundle,
  type PartFacts,
} from "@bailiwick/domain";
import { recordKey, recordSigner } from "../reviews/signing.ts";
import type { TestApi, TestPerson } from "../testing/api.ts";
import { bundleCrypto, readEnvelope } from "./crypto.ts";
import { contentOf, uploads } from "./uploads.ts";

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

/** Uploads a file as this person. */
export async function upload({ client }: TestPerson, bytes: Uint8Array): Promise<Response> {
  const { url, token } = await client.bundles.upload.query({});
  return fetch(url, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}` },
    body: Buffer.from(bytes),
  });
}

/** What names a bundle that this person uploaded. */
export async function uploaded(person: TestPerson, bytes: Uint8Array): Promise<string> {
  const answer = await upload(person, bytes);
  if (answer.status !== 201) throw new Error(`the upload was answered with ${await answer.text()}`);
  return ((await answer.json()) as { readonly bundle: string }).bundle;
}

/** The lines of each part, and what the manifest says besides. */
export type Taken = {
  readonly manifest: Omit<BundleManifest, "parts">;
  readonly lines: Record<BundlePart, string[]>;
};

/** A bundle taken apart, to be put together in another way. */
export async function takenApart(bytes: Buffer): Promise<Taken> {
  const { manifest, all } = await read(bytes);
  const { parts: _, ...rest } = manifest;
  const lines = Object.fromEntries(
    bundleParts.map((name) => [name, all.filter(({ part }) => part === name).map(({ text }) => text)]),
  ) as Taken["lines"];
  return { manifest: rest, lines };
}

/** Signs a bundle with these lines, as an instance with this secret does; `edit` changes what the manifest says of the parts. */
export function assembled(
  { manifest, lines }: Taken,
  secret: string,
  edit: (parts: readonly PartFacts[]) => readonly unknown[] = (parts) => parts,
): Buffer {
  const texts = bundleParts.map((name) => lines[name].map((line) => `${line}\n`).join(""));
  const parts = bundleParts.map((name, at) => ({
    name,
    rows: lines[name].length,
    bytes: Buffer.byteLength(texts[at] ?? ""),
    sha256: createHash("sha256")
      .update(texts[at] ?? "")
      .digest("hex"),
  }));
  const signed = recordSigner(secret)(bundleFormat, { ...manifest, parts: edit(parts) } as unknown as Json);
  return Buffer.from(`${JSON.stringify(JSON.parse(signed))}\n${texts.join("")}`);
}

/** Has an operator trust what an instance with this secret signs. */
export async function trust({ owner }: Pick<TestApi, "owner">, secret: string): Promise<void> {
  await owner.query(
    "INSERT INTO identity.trusted_instance (public_key, name) VALUES ($1, 'test') ON CONFLICT DO NOTHING",
    [recordKey(secret)],
  );
}

/** The id that a row of a bundle gets with the import that has this id (RFC 9562, version 8). */
export function importedId(importId: string, id: string): string {
  const bytes = (text: string) => Buffer.from(text.replaceAll("-", ""), "hex");
  const hex = createHash("sha256").update(bytes(importId)).update(bytes(id)).digest("hex");
  const text = `${hex.slice(0, 12)}8${hex.slice(13, 16)}a${hex.slice(17, 32)}`;
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** A bundle of a workspace of this blueprint with nothing in it, signed by an instance with this secret. */
export function emptyBundle(blueprint: string, secret: string): Buffer {
  const named = (slug: string, name: string) => ({ id: randomUUID(), slug, name });
  const manifest = {
    instance: "https://elsewhere.example",
    writtenAt: new Date().toISOString(),
    blueprint,
    organization: named("elsewhere", "Elsewhere"),
    workspace: { ...named("imported-one", "Imported"), description: "", timeZone: "UTC", locale: "en" },
    log: { whole: false, start: emptyChain, head: emptyChain, checkpoint: "", key: "" },
  } as const;
  const lines = Object.fromEntries(bundleParts.map((name) => [name, []])) as unknown as Taken["lines"];
  return assembled({ manifest, lines }, secret);
}

/** Has a bundle lie where a person's upload does; what names it in a preview and an import. */
export async function stagedUpload(
  { files, database }: TestApi,
  { id }: Pick<TestPerson, "id">,
  bytes: Buffer,
): Promise<string> {
  await files.receive(Readable.from([bytes]), bytes.length, contentOf(id));
  const { hash } = await openBundle(Readable.from([bytes]), readEnvelope, bundleCrypto);
  return uploads(database.secret).seal({ person: id, hash });
}
