import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Bucket } from "./bucket.ts";
import { discard, type Manifest, type StoredFile } from "./cold-store.ts";
import { BadExport, verifyExport } from "./verify-export.ts";

/** Where exports are kept: in a folder or, with a bucket, there, and in the folder only until they are. */
export type ColdStore = { readonly coldStore: string; readonly bucket?: Bucket | undefined };

/**
 * Verifies an export that was written to the cold store's folder. With a bucket, it is then stored there and read back: only
 * after that can its content be removed (V48).
 * @returns the manifest
 * @throws BadExport, or whatever reading and the bucket throw
 */
export async function keepExport(store: ColdStore, folder: string): Promise<Manifest> {
  const manifest = await verifyExport(folder);
  const { bucket } = store;
  if (bucket === undefined) return manifest;
  // The manifest comes last: an export without one is unfinished.
  const files = { ...manifest.files, [manifestFile]: await sealOf(join(folder, manifestFile)) };
  for (const [file, expected] of Object.entries(files)) {
    const name = nameIn(store, folder, file);
    await bucket.put(name, join(folder, file));
    await demandSame(bucket, name, expected);
  }
  return manifest;
}

/** Once its content is removed: an export that is in the bucket is not needed in the folder. Returns where it is. */
export async function settleExport(store: ColdStore, folder: string): Promise<string> {
  if (store.bucket === undefined) return folder;
  // A folder that stays is a second copy.
  await discard(folder).catch(() => undefined);
  return store.bucket.addressOf(nameIn(store, folder, ""));
}

/** Removes an export that nothing depends on: its content was not removed. A bucket that is away keeps its part. */
export async function discardExport(store: ColdStore, folder: string): Promise<void> {
  const { bucket } = store;
  if (bucket !== undefined)
    await Promise.allSettled(allFiles.map((file) => bucket.remove(nameIn(store, folder, file))));
  await discard(folder);
}

const manifestFile = "manifest.json";
const allFiles = [manifestFile, "audit.ndjson", "snapshot.json", "records.ndjson"];

const nameIn = ({ coldStore }: ColdStore, folder: string, file: string) =>
  `${relative(coldStore, folder).split(sep).join("/")}/${file}`;

async function sealOf(path: string): Promise<StoredFile> {
  const content = await readFile(path);
  return { sha256: createHash("sha256").update(content).digest("hex"), bytes: content.length };
}

async function demandSame(bucket: Bucket, name: string, expected: StoredFile): Promise<void> {
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const chunk of await bucket.get(name)) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  if (bytes !== expected.bytes || digest.digest("hex") !== expected.sha256)
    throw new BadExport(`${bucket.addressOf(name)} is not what was stored there.`);
}
