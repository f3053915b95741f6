import { setTimeout as pause } from "node:timers/promises";
import { type Client, createClient, type Outputs, refusalOf } from "@bailiwick/client";
import { Failure } from "../failure.ts";
import { note, printLine } from "../output.ts";
import { pauseMs } from "./backoff.ts";
import { type Registration, registration } from "./registration.ts";

type Heartbeat = Outputs["machines"]["heartbeat"];
type Options = {
  /** How often to report, in seconds; as often as the instance asks for without it. */
  readonly every?: number | undefined;
  readonly once?: boolean | undefined;
  readonly signal: AbortSignal;
};

/**
 * Reports that this machine runs, until it is stopped; after an outage as soon as it is over, and while the workspace is
 * pending deletion on and on, because the deletion may be cancelled.
 * @throws Failure when the machine is unregistered; its credential is deleted then
 */
export async function report(
  registered: Registration,
  { every, once = false, signal }: Options,
): Promise<void> {
  const { url, credential } = registered;
  const client = createClient({ url, credential });
  let known: Heartbeat | null = null;
  let failures = 0;
  while (!signal.aborted) {
    const beat = await attempt(client, known);
    if (beat.isDone) {
      if (failures > 0) note("Reporting again.");
      failures = 0;
      known = await told(registered, known, beat.answer);
      if (once) return;
    } else {
      failures += 1;
      if (failures === 1) note(`${beat.why} Trying again until it works.`);
    }
    const next = failures > 0 ? pauseMs(failures) : (every ?? known?.heartbeatSeconds ?? 30) * 1_000;
    await pause(next, undefined, { signal }).catch(() => undefined);
  }
}

type Attempt =
  | { readonly isDone: true; readonly answer: Heartbeat }
  | { readonly isDone: false; readonly why: string };

/** One report. @throws Failure when this machine is unregistered */
async function attempt(client: Client, known: Heartbeat | null): Promise<Attempt> {
  try {
    const answer = await client.machines.heartbeat.mutate(
      known === null ? {} : { rules: known.rules.version },
    );
    return { isDone: true, answer };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal?.reason === "machine_unregistered") {
      await registration.forget();
      throw new Failure(refusal.message);
    }
    if (refusal?.reason === "workspace_pending_deletion" || refusal?.code === "INTERNAL")
      return { isDone: false, why: refusal.message };
    throw error;
  }
}

/** Prints what the machine is, the first time and whenever that changed; resolves to the answer with the rules' text. */
async function told(registered: Registration, before: Heartbeat | null, now: Heartbeat): Promise<Heartbeat> {
  const rules = now.rules.text === null && before !== null ? before.rules : now.rules;
  const after = { ...now, rules };
  if (JSON.stringify(before) === JSON.stringify(after)) return after;
  const { name, tags, mode, workspace } = now.machine;
  await registration.keep({ ...registered, machine: name, workspace: workspace.slug });
  printLine(before === null ? `Connected as ${name} in ${workspace.name}.` : "Changed:");
  printLine(`  Name   ${name}`);
  printLine(`  Tags   ${tags.length === 0 ? "none" : tags.join(", ")}`);
  printLine(`  Mode   ${mode}`);
  printLine(`  Rules  ${rules.text === "" ? "none" : ""}`.trimEnd());
  for (const line of (rules.text ?? "").split("\n")) if (line !== "") printLine(`    ${line}`);
  return after;
}
