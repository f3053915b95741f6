import { hostname } from "node:os";
import { createClient } from "@bailiwick/client";
import { looksLikeKey } from "@bailiwick/domain";
import { type Command, InvalidArgumentError } from "commander";
import { Failure } from "../failure.ts";
import { instanceOfKey, keyInUse } from "../key.ts";
import { collect, instanceUrl } from "../options.ts";
import { note } from "../output.ts";
import { ask } from "../prompt.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";
import { type Registration, registration } from "./registration.ts";
import { report } from "./report.ts";

type Options = {
  readonly workspace?: string;
  readonly key?: string | true;
  readonly url?: string;
  readonly name?: string;
  readonly tag: readonly string[];
  readonly kind?: string;
  readonly every?: number;
  readonly once?: boolean;
};

/** `bailiwick connect`: registers the machine on which it runs, and reports while it runs (C39). */
export function connect(root: Command): void {
  inWorkspace(
    root
      .command("connect")
      .description("register this machine in a workspace and report while it runs; a second start continues"),
  )
    .option(
      "--key [key]",
      "use a key of the workspace; without a value it is asked for or read from standard input, so that no one reads it in the list of processes",
    )
    .option("--url <url>", "where the instance is; by default where you are signed in", instanceUrl)
    .option("--name <name>", "instead of a name by the workspace's pattern")
    .option("--tag <tag>", "in addition to the workspace's tags; can be repeated", collect, [])
    .option("--kind <kind>", "what it registers as, if not as a machine")
    .option("--every <seconds>", "report more often than the instance asks for", seconds)
    .option("--once", "report once and exit, for a scheduler of your own")
    .action(async (options: Options) => {
      const stop = new AbortController();
      const onStop = () => stop.abort();
      process.once("SIGINT", onStop).once("SIGTERM", onStop);
      try {
        const { every, once } = options;
        await report(await registered(options), { every, once, signal: stop.signal });
      } finally {
        process.off("SIGINT", onStop).off("SIGTERM", onStop);
      }
    });
}

/** As what this machine is registered, now or since an earlier start. */
async function registered(options: Options): Promise<Registration> {
  const known = await registration.read();
  if (known !== null && (options.url === undefined || options.url === known.url)) {
    note(`Registered as ${known.machine} in ${known.workspace} at ${known.url}.`);
    return known;
  }
  if (known !== null) {
    throw new Failure(
      `This machine is registered at ${known.url}. Delete ${registration.file()} to connect it elsewhere.`,
    );
  }
  const { client, url } = await callerOf(options);
  const workspace = await placeOf(client, options);
  const { name, tag, kind } = options;
  const { machine, credential } = await client.machines.connect.mutate({
    workspace,
    hostname: hostname(),
    tags: [...tag],
    ...(name === undefined ? {} : { name }),
    ...(kind === undefined ? {} : { kind }),
  });
  const made = { url, machine: machine.name, workspace: machine.workspace.slug, credential };
  await registration.keep(made);
  return made;
}

type Client = Awaited<ReturnType<typeof signedIn>>;

/** Who registers the machine, and where: a key of the workspace, or the person who is signed in. */
async function callerOf({ key, url: named }: Options): Promise<{ client: Client; url: string }> {
  const url = named ?? (await instanceOfKey());
  const given = key === true ? await ask("Key of the workspace:", { hidden: true }) : key;
  if (given === undefined && named === undefined) return { client: await signedIn(), url };
  const credential = given?.trim() ?? keyInUse();
  if (credential === null) {
    throw new Failure("Pass --key to use a key of the workspace there.", { usage: true });
  }
  if (looksLikeKey(credential) === null) {
    throw new Failure("This is not a key, or not all of one.", { usage: true });
  }
  return { client: createClient({ url, credential }), url };
}

/** The workspace: a key has no default one. */
function placeOf(client: Client, { workspace, key }: Options): Promise<string> {
  if (workspace === undefined && key !== undefined)
    throw new Failure("Pass --workspace: a key has no default.", { usage: true });
  return workspaceOf(client, workspace);
}

function seconds(text: string): number {
  const value = Number(text);
  if (!/^\d{1,2}$/.test(text) || value < 1 || value > 30)
    throw new InvalidArgumentError("It has to be a whole number from 1 to 30.");
  return value;
}
