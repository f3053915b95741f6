import { withClient } from "../connection.ts";
import type { TestDatabase } from "../testing/test-database.ts";
import { examine, type Finding } from "./doctor.ts";
import { probe } from "./probe.ts";

/** The findings that are not in order. */
export function failed(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => !finding.ok);
}

/** What a test does to its database to see that the doctor finds it, and how it looks. */
export function patient({ adminUrl, urls }: TestDatabase) {
  const asAdmin = async (sql: string): Promise<void> => {
    await withClient(adminUrl, (admin) => admin.query(sql));
  };
  return {
    asAdmin,
    /** Breaks something, looks, and repairs it. */
    whileBroken: async <Seen>(breaks: string, mends: string, look: () => Promise<Seen>): Promise<Seen> => {
      await asAdmin(breaks);
      try {
        return await look();
      } finally {
        await asAdmin(mends);
      }
    },
    /** What the doctor finds in the catalog. */
    readCatalog: async () => failed(await examine(urls, { tryOut: false })),
    /** What one tenant's data is within another's reach of. */
    tryOut: () =>
      withClient(urls.owner, (client) =>
        probe(client, { app: "bailiwick_app", worker: "bailiwick_worker", identity: "bailiwick_identity" }),
      ),
  };
}
