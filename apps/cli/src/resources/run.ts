import { setTimeout as pause } from "node:timers/promises";
import type { Client, Outputs } from "@bailiwick/client";
import { runVerbOf } from "@bailiwick/domain";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { progressOn } from "../progress.ts";
import { inWorkspace } from "../session.ts";
import { kindAt } from "./place.ts";

type Options = { readonly workspace?: string; readonly wait?: boolean; readonly json?: boolean };
type Run = Outputs["runs"]["list"]["items"][number];

/** How often a waiting command asks, in milliseconds. */
const askMs = 1_000;

/** `bailiwick resources run`: starts a run: a scan below a connector, a check of a certificate. */
export function run(resources: Command): void {
  inWorkspace(resources.command("run <kind> <id>"))
    .description(
      "start a run of a kind: about a resource, or below its parent, such as a scan of a connector",
    )
    .option("--wait", "wait until it has ended, with its progress")
    .option("--json", "print JSON")
    .action(async (key: string, id: string, { wait, json, ...named }: Options) => {
      const { client, place, kind } = await kindAt(key, named);
      const verb = runVerbOf(kind);
      if (verb === undefined || !("workspace" in place)) {
        throw new Failure(`Resources of the kind ${key} have no runs.`, { usage: true });
      }
      const { workspace } = place;
      const resource = verb.creates
        ? (await client.resources.create.mutate({ workspace, kind: key, parent: id, fields: {} })).id
        : id;
      if (!verb.creates) await client.runs.start.mutate({ workspace, kind: key, resource });
      const latest = () => latestRun(client, workspace, key, resource);
      const ended = wait ? await untilEnd(latest) : await latest();
      if (json) printJson(ended);
      else printLine(`${kind.name} ${resource}: ${ended.state}.`);
      if (ended.state === "failed") throw new Failure(ended.error ?? "The run failed.");
    });
}

async function latestRun(client: Client, workspace: string, kind: string, resource: string): Promise<Run> {
  const { items } = await client.runs.list.query({ workspace, kind, resource, limit: 1 });
  const [found] = items;
  if (found === undefined) throw new Failure("The run is gone.");
  return found;
}

/** Shows how far the run is until it has ended. */
async function untilEnd(latest: () => Promise<Run>): Promise<Run> {
  const bar = (await progressOn(process.stderr))(100);
  try {
    for (;;) {
      const found = await latest();
      if (found.state !== "queued" && found.state !== "running") return found;
      bar.at(found.progress);
      await pause(askMs);
    }
  } finally {
    bar.end();
  }
}
