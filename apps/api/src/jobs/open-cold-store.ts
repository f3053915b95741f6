import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { ColdPlace } from "../server/env-values.ts";
import type { Bucket } from "./bucket.ts";
import type { ColdStore } from "./keep-export.ts";

/**
 * The cold store of an instance: the folder or bucket of its settings, or the folder `cold` of its data folder. A bucket that
 * does not store, give back and remove a file as it should is reported to the log; the instance serves without it, but removes
 * nothing that has to be exported before.
 */
export async function openColdStore(
  place: ColdPlace | undefined,
  home: string,
  log: Pick<Logger, "error">,
): Promise<ColdStore> {
  if (place === undefined) return { coldStore: join(home, "cold") };
  if ("folder" in place) return { coldStore: place.folder };
  const { openBucket } = await import("./bucket.ts");
  const store = { coldStore: join(home, "cold"), bucket: openBucket(place) };
  void tryBucket(store).catch((err) =>
    log.error(
      { err, place: store.bucket.addressOf("") },
      "the cold store doesn't work: nothing is purged until it does",
    ),
  );
  return store;
}

async function tryBucket({ coldStore, bucket }: { coldStore: string; bucket: Bucket }): Promise<void> {
  const [name, text] = [
    "bailiwick-writes-here.txt",
    "This file shows that Bailiwick can store exports here.\n",
  ];
  const file = join(coldStore, name);
  await mkdir(coldStore, { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
  await bucket.put(name, file);
  let found = "";
  for await (const chunk of await bucket.get(name)) found += Buffer.from(chunk).toString();
  await bucket.remove(name);
  if (found !== text) throw new Error(`${bucket.addressOf(name)} is not what was stored there.`);
}
