import type { Client, Outputs } from "@bailiwick/client";
import { normalizeAddress, type PermissionName } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";
import { grantOf } from "../teams/team.ts";
import { permissionNamed } from "./permission.ts";

type Options = {
  readonly workspace?: string;
  readonly user?: string;
  readonly team?: string;
  readonly json?: boolean;
};

type Explanation = Outputs["access"]["explain"];

/** `bailiwick access explain`: whether someone can do something in a workspace, why, and who could. */
export function explain(access: Command): void {
  inWorkspace(access.command("explain"))
    .description("explain whether someone can do something in a workspace, why, and who can help")
    .argument("<permission>", "a permission, such as member:add", permissionNamed)
    .addOption(
      new Option("--user <address>", "the email address of a person; you by default").conflicts("team"),
    )
    .option("--team <name>", "a team with a role in the workspace")
    .option("--json", "print JSON")
    .action(async (permission: PermissionName, { user, team, json, ...named }: Options) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const explained = await client.access.explain.query({
        workspace,
        permission,
        userId: user === undefined ? null : await userAt(client, workspace, user),
        team: team === undefined ? null : await teamAt(client, workspace, team),
      });
      if (json) return printJson(explained);
      tell(explained);
    });
}

async function userAt(client: Client, workspace: string, address: string): Promise<string> {
  const email = normalizeAddress(address);
  const { items } = await client.members.list.query({ workspace, search: email });
  const found = items.find((member) => member.email === email);
  if (found === undefined) throw new Failure(`${email} has no access to this workspace.`);
  return found.userId;
}

async function teamAt(client: Client, workspace: string, named: string): Promise<string> {
  const grant = await grantOf(client, workspace, named);
  if (grant === null) throw new Failure(`The team ${named} has no role in this workspace.`);
  return grant.team.id;
}

function tell({ allowed, message, subject, grants, helpers }: Explanation): void {
  const who = subject.email === null ? `The team ${subject.name}` : `${subject.name} (${subject.email})`;
  if (allowed) {
    printLine(`${who} can do this because of:`);
    for (const { description, holds } of grants) if (holds) printLine(`- ${description}`);
    return;
  }
  printLine(`${who} can't do this: ${message}`);
  if (grants.length > 0)
    printLine(`Current access: ${grants.map(({ description }) => description).join("; ")}`);
  if (helpers.length > 0) {
    printLine(`Who can: ${helpers.map(({ name, email }) => `${name} (${email})`).join(", ")}`);
  }
}
