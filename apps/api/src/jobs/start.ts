import type { BackgroundTask } from "@bailiwick/contracts";
import { resealSecrets, type Tell } from "@bailiwick/db";
import type { InstanceMode } from "@bailiwick/domain";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { checkpointSigner } from "../audit/checkpoint-signer.ts";
import { sweep as sweepIdentity } from "../identity/sweep.ts";
import type { Door } from "../outbound/door.ts";
import { mailWork, type Transport } from "../outbox/deliver.ts";
import { webhookWork } from "../outbox/deliver-webhooks.ts";
import type { FileStore } from "../storage/store.ts";
import { applyRetention } from "./apply-retention.ts";
import { checkDomains, recordsOf } from "./check-domains.ts";
import { closeBilling } from "./close-billing.ts";
import { endAccess } from "./end-access.ts";
import { endTrials } from "./end-trials.ts";
import { failLostRuns } from "./fail-lost-runs.ts";
import type { ColdStore } from "./keep-export.ts";
import { keepRecords } from "./keep-records.ts";
import { purgeDue } from "./purge.ts";
import { reconcilePlans } from "./reconcile-plans.ts";
import { repeatRuns } from "./repeat-runs.ts";
import { reviewAccess } from "./review-access.ts";
import { rotateSigningKeys } from "./rotate-signing-keys.ts";
import { signCheckpoints } from "./sign-checkpoints.ts";
import { sweep } from "./sweep.ts";
import { sweepStore } from "./sweep-files.ts";
import { registerTasks, type Task, taskWork } from "./tasks.ts";
import { warnOfExpiry } from "./warn-of-expiry.ts";
import { warnOfKeys } from "./warn-of-keys.ts";
import { warnOfQuotas } from "./warn-of-quotas.ts";
import { startWork, type Working } from "./work.ts";

export type BackgroundParts = {
  /** The connections for the work; ended by the code that created them. */
  readonly pools: { readonly worker: Pool; readonly identity: Pool };
  /** The instance's secret. */
  readonly secret: string;
  /** The folder for exports of what is removed, and the bucket where they stay. */
  readonly store: ColdStore;
  /** The workspaces' files. */
  readonly files: FileStore;
  readonly mode: InstanceMode;
  /** Where the console is, for links in mails. */
  readonly publicUrl: URL;
  readonly transport: Transport;
  /** The way out to addresses that tenants give. */
  readonly door: Door;
  /** The name servers that are asked for the records of domains; those of the machine without any. */
  readonly nameServers: readonly string[] | undefined;
  /** Receives the work's notices after each commit. */
  readonly tell: Tell;
  readonly log: Logger;
};

/**
 * Starts the background work: the tasks, the waiting mail, and the events for webhooks. Every process can; leases divide the work among them.
 */
export async function startBackground(parts: BackgroundParts): Promise<Working> {
  const { pools, transport, door, secret, publicUrl, tell, log } = parts;
  const tasks = tasksOf(parts);
  await registerTasks(pools.worker, Object.keys(tasks));
  const overslept = (what: string) =>
    log.warn({ what }, "work outlasted its lease, and is another process's now");
  const failed = (err: unknown, work: string) => log.error({ err, work }, "background work failed");
  const started = [
    startWork(taskWork(pools.worker, tasks, overslept), failed),
    startWork(mailWork(pools.worker, transport, overslept), failed),
    startWork(webhookWork({ pool: pools.worker, door, secret, publicUrl, tell, overslept }), failed),
  ];
  return { stop: async () => void (await Promise.all(started.map(({ stop }) => stop()))) };
}

function tasksOf({
  pools,
  secret,
  store,
  files,
  mode,
  publicUrl,
  nameServers,
  tell,
  log,
}: BackgroundParts): Readonly<Record<BackgroundTask, Task>> {
  return {
    // A run that too many workers were lost with.
    runs: { everySeconds: 10, run: () => failLostRuns(pools.worker) },
    // The maximum delay of a run that starts on schedule.
    schedules: { everySeconds: 5, run: () => repeatRuns(pools.worker, tell) },
    // The maximum delay until people are warned (S39).
    quotas: { everySeconds: 10, run: () => warnOfQuotas(pools.worker, publicUrl, tell) },
    // The maximum delay until a billing cycle is closed (C32).
    billing: { everySeconds: 60, run: (signal) => closeBilling(pools.worker, tell, signal) },
    // Days are the workspaces': the hour at which one begins is told of within a few minutes.
    expiry: { everySeconds: 300, run: () => warnOfExpiry(pools.worker, publicUrl, tell) },
    // The maximum delay until people are told that a key expires in 14 days, or in 3.
    keys: { everySeconds: 300, run: () => warnOfKeys(pools.worker, publicUrl, tell) },
    // The maximum delay until an access review is closed after its deadline, or starts anew.
    reviews: { everySeconds: 60, run: () => reviewAccess(pools.worker, publicUrl, tell) },
    // The maximum delay until access that ended by the clock is removed, and until people are told a day ahead.
    access: { everySeconds: 10, run: () => endAccess(pools.worker, publicUrl, tell) },
    // The maximum delay until the log says that a trial ended; it ends by the clock.
    trials: { everySeconds: 10, run: () => endTrials(pools.worker, tell) },
    // The maximum delay until a domain is looked up that someone verifies, or that was looked up a day ago.
    domains: { everySeconds: 5, run: () => checkDomains(pools.worker, recordsOf(nameServers), tell) },
    purge: {
      everySeconds: 60,
      run: async (signal) => {
        const { failed } = await purgeDue({ ...store, pool: pools.worker, log, tell, signal });
        if (failed > 0) throw new Error(`${failed} could not be purged; the log says why`);
      },
    },
    // The maximum delay until what is older than its retention window is removed (V28).
    retention: {
      everySeconds: 3_600,
      run: async (signal) => {
        const { failed } = await applyRetention({ ...store, pool: pools.worker, log, tell, signal });
        if (failed > 0) throw new Error(`the retention of ${failed} failed; the log says why`);
      },
    },
    // Records below what was deleted, which no one sees any more; and the months that appended records go to.
    records: { everySeconds: 60, run: (signal) => keepRecords(pools.worker, signal) },
    // The content of files that were deleted or replaced.
    files: { everySeconds: 60, run: (signal) => sweepStore(pools.worker, files, signal) },
    // A rotation that its command did not end.
    secrets: {
      everySeconds: 60,
      run: async (signal) => {
        const unreadable = (about: object) => log.error(about, "a secret can't be decrypted");
        const left = await resealSecrets({
          pool: pools.worker,
          instanceSecret: secret,
          tell,
          signal,
          unreadable,
        });
        if (left > 0 && !signal.aborted)
          throw new Error(`the secrets of ${left} resources can't be decrypted; the log names them`);
      },
    },
    // Until the first one there are no access tokens; the others are made a day before they sign.
    "signing-keys": { everySeconds: 3_600, run: () => rotateSigningKeys(pools.worker, secret) },
    // The maximum age of what an outsider can prove an audit log with.
    checkpoints: {
      everySeconds: 3_600,
      run: async (signal) => {
        const signer = checkpointSigner(secret);
        const parts = { pool: pools.worker, signer, publicUrl, log, signal };
        const { rewritten } = await signCheckpoints(parts);
        if (rewritten > 0) throw new Error(`${rewritten} audit logs were rewritten; the log names them`);
      },
    },
    sweep: {
      everySeconds: 3_600,
      run: () => Promise.all([sweep(pools.worker), sweepIdentity(pools.identity)]),
    },
    // The maximum delay until the features of a new plan are applied (V40).
    "reconcile-plans": { everySeconds: 2, run: () => reconcilePlans(pools.worker, mode, tell) },
  };
}
