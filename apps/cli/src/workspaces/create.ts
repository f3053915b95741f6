import type { Client, Outputs } from "@bailiwick/client";
import { slugFromName } from "@bailiwick/domain";
import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";

type Options = {
  readonly name: string;
  readonly slug?: string;
  readonly description: string;
  readonly organization?: string;
  readonly blueprint?: Outputs["instance"]["get"]["defaultBlueprint"];
  readonly json?: boolean;
};

/** `bailiwick workspaces create`: in an organization or, for standalone workspaces, in a new one of its own. */
export function create(workspaces: Command): void {
  workspaces
    .command("create")
    .description("create a workspace; without --organization, a new organization is created too")
    .requiredOption("--name <name>", "the name")
    .option("--slug <slug>", "the slug; derived from the name by default")
    .option("--description <text>", "a description", "")
    .option("--organization <ref>", "the organization to create it in, by slug or ID")
    .option("--blueprint <key>", "the kind of organization to create; the instance's default if omitted")
    .option("--json", "print JSON")
    .action(async (options: Options) => {
      const made = await createWith(await asPerson(), options);
      if (options.json) return printJson(made);
      printLine(`Created the workspace ${made.slug}.`);
    });
}

async function createWith(client: Client, options: Options): Promise<{ id: string; slug: string }> {
  const { name, description, organization } = options;
  const given = { name, description, slug: options.slug ?? slugFromName(name) };
  if (organization !== undefined) return client.workspaces.create.mutate({ organization, ...given });
  const blueprint = options.blueprint ?? (await client.instance.get.query()).defaultBlueprint;
  const created = await client.organizations.create.mutate({ blueprint, ...given });
  return created.workspace ?? created.organization;
}
