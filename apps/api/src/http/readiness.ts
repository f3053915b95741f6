import { examine, isHealthy, OperatorError, type RoleUrls } from "@bailiwick/db";
import type { Pool } from "pg";
import type { Diagnosis } from "../procedure/context.ts";
import { atMostEvery, type Check } from "./health.ts";

/**
 * Runs the isolation doctor. With `tryOut` it creates two tenants, and rolls them back, to see whether one reaches the
 * other.
 * @throws OperatorError when tenants are not isolated in this database, with the first finding.
 */
export async function demandIsolation(urls: RoleUrls, tryOut = true): Promise<void> {
  const findings = await examine(urls, { tryOut });
  if (isHealthy(findings)) return;
  const bad = findings.find((finding) => !finding.ok);
  throw new OperatorError(
    `Bailiwick does not serve, as tenants are not isolated in this database (${bad?.check}: ${bad?.detail}); ` +
      '"bailiwick doctor" lists all that is wrong.',
  );
}

/**
 * Runs the doctor on the operator's request, at most once in `everyMs` milliseconds: it creates two tenants and rolls
 * them back.
 */
export function diagnosing(urls: RoleUrls, everyMs = 5_000): () => Promise<Diagnosis> {
  return atMostEvery(everyMs, async () => ({ findings: await examine(urls), at: new Date() }));
}

/** How many looks of the doctor go by before it tries isolation out again, as it did at the start. */
const tryOutEvery = 20;

/**
 * The checks for readiness. The doctor runs at most once in `doctorEvery` milliseconds, because it opens new
 * connections each time; `app` connects as the app role.
 */
export function readiness(app: Pool, urls: RoleUrls, doctorEvery = 15_000): Check[] {
  let looks = 0;
  return [
    { name: "database", run: async () => void (await app.query("SELECT 1")) },
    {
      name: "doctor",
      run: atMostEvery(doctorEvery, () => demandIsolation(urls, ++looks % tryOutEvery === 0)),
    },
    {
      name: "audit",
      run: async () => {
        const { rows } = await app.query<{ ready: boolean }>("SELECT audit.is_ready() AS ready");
        if (rows[0]?.ready !== true) throw new Error("the audit writer is not in place");
      },
    },
  ];
}
