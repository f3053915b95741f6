import { credentialMinutes } from "@bailiwick/domain";
import { type Command, InvalidArgumentError } from "commander";
import { note, printJson, printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

type Options = {
  readonly prefix: string;
  readonly write?: boolean;
  readonly minutes: number;
  readonly json?: boolean;
  readonly workspace?: string;
};

const { least, most, standard } = credentialMinutes;

/** `bailiwick storage credential`: gets a temporary credential for a workspace's files (P25), and prints it, once. */
export function credential(storage: Command): void {
  inWorkspace(storage.command("credential"))
    .description("get a temporary credential for a workspace's files, and print it")
    .option("--prefix <folder>", "only for the files in this folder, such as projects/one/", "")
    .option("--write", "to store and delete files, too")
    .option("--minutes <count>", `how long it works, ${least} to ${most}`, minutesIn, standard)
    .option("--json", "print JSON, with the address of the files")
    .action(async ({ prefix, write = false, minutes, json, ...named }: Options) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const access = write ? "write" : "read";
      const given = await client.storage.credential.mutate({ workspace, prefix, access, minutes });
      if (json) return printJson(given);
      printLine(given.token);
      note(`It works for ${minutes} minutes, at ${given.url}`);
    });
}

function minutesIn(text: string): number {
  const minutes = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (minutes < least || minutes > most)
    throw new InvalidArgumentError(`It has to be a number of minutes from ${least} to ${most}.`);
  return minutes;
}
