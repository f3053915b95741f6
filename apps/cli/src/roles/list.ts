import { type Command, Option } from "commander";
import { printJson, printTable } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

type Options = { readonly workspace?: string; readonly organization?: string; readonly json?: boolean };

/** `bailiwick roles list`: the roles of a workspace or an organization, and who has them. */
export function list(roles: Command): void {
  inWorkspace(roles.command("list"))
    .description("list roles, their permissions and how many people have them")
    .addOption(
      new Option("--organization <ref>", "counted in all of an organization, by its slug or id").conflicts(
        "workspace",
      ),
    )
    .option("--json", "print JSON")
    .action(async ({ workspace, organization, json }: Options) => {
      const client = await signedIn();
      const { items } =
        organization === undefined
          ? await client.roles.list.query({ workspace: await workspaceOf(client, workspace) })
          : await client.roles.listOrganization.query({ organization });
      if (json) return printJson(items);
      printTable(
        ["level", "key", "name", "kind", "people", "teams", "invited", "may"],
        items.map(({ level, key, name, builtIn, held, permissions }) => [
          level,
          key,
          name,
          builtIn ? "built in" : "custom",
          String(held.people),
          String(held.teams),
          String(held.invitations),
          String(permissions.length),
        ]),
      );
    });
}
