import type { Client, Outputs } from "@bailiwick/client";
import { slugFromName } from "@bailiwick/domain";
import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";

type Options = {
  readonly name: string;
  readonly slug?: string;
  readonly description: string;
  readonly organization?: string;
  readonly blueprint?: Outputs["instance"]["get"]["defaultBlueprint"];
  readonly json?: boolean;
};

/** `bailiwick workspaces create`: in an organization, or, where workspaces stand alone, one that founds its own. */
export function create(workspaces: Command): void {
  workspaces
    .command("create")
    .description("create a workspace; without --organization it comes with one of its own")
    .requiredOption("--name <name>", "its name")
    .option("--slug <slug>", "its slug; by default made from the name")
    .option("--description <text>", "what it is for", "")
    .option("--organization <ref>", "the slug or id of the organization that it is for")
    .option("--blueprint <key>", "the kind of organization to found; by default the instance's")
    .option("--json", "print JSON")
    .action(async (options: Options) => {
      const made = await createWith(await signedIn(), options);
      if (options.json) return printJson(made);
      printLine(`Created the workspace ${made.slug}.`);
    });
}

async function createWith(client: Client, options: Options): Promise<{ id: string; slug: string }> {
  const { name, description, organization } = options;
  const given = { name, description, slug: options.slug ?? slugFromName(name) };
  if (organization !== undefined) return client.workspaces.create.mutate({ organization, ...given });
  const blueprint = options.blueprint ?? (await client.instance.get.query()).defaultBlueprint;
  const founded = await client.organizations.create.mutate({ blueprint, ...given });
  return founded.workspace ?? founded.organization;
}
