import type { Client, Outputs } from "@bailiwick/client";
import { checkTyped, type TeamChoice, teamChoices } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { createReceipt } from "../receipt/file.ts";
import { asPerson, inWorkspace, workspaceOf } from "../session.ts";

type Options = {
  readonly workspace?: string;
  readonly to: string;
  readonly slug?: string;
  readonly teams: TeamChoice;
  readonly confirm?: string;
  readonly receipt?: string;
  readonly preview?: boolean;
  readonly platform?: boolean;
  readonly json?: boolean;
};

/** `bailiwick workspaces transfer`: transfers a workspace with everything in it to another organization. */
export function transfer(workspaces: Command): void {
  inWorkspace(workspaces.command("transfer"))
    .description("transfer a workspace with everything in it to another organization")
    .requiredOption("--to <organization>", "where to, by its slug or id")
    .option("--slug <slug>", "its slug there; the present one by default")
    .addOption(
      new Option(
        "--teams <choice>",
        "the roles of teams become those of their people, or the teams come along",
      )
        .choices(teamChoices)
        .default("as_members"),
    )
    .option("--preview", "only show what would come along, and who would lose and gain sight of it")
    .option("--confirm <word>", "its slug or name, whichever the preview shows, to confirm")
    .option("--receipt <file>", "write the receipt into a new file")
    .option("--platform", "as the platform admin")
    .option("--json", "print JSON: the receipt, or the preview")
    .action(async (options: Options) => {
      const { to, slug, teams, preview, confirm = "", receipt: path, json } = options;
      const client = await asPerson();
      const actingAs = options.platform ? ("platform" as const) : undefined;
      const input = { workspace: await workspaceOf(client, options.workspace), to, slug, teams, actingAs };
      const effects = await client.workspaces.previewTransfer.mutate(input);
      if (preview) return json ? printJson(effects) : tell(effects);
      if (!checkTyped(effects.confirmation, confirm).allowed)
        throw new Failure(`To transfer it, pass --confirm "${effects.confirmation}".`, { usage: true });
      const { receipt } = await carryOut(client, { ...input, confirmation: confirm }, path);
      if (json) return printJson(receipt);
      printLine(
        `Transferred ${receipt.to.workspace.name} to ${receipt.to.organization.name}: ${amounts(receipt)}.`,
      );
      printLine(`Receipt: ${path ?? receipt.hash}`);
    });
}

type Input = Parameters<Client["workspaces"]["transfer"]["mutate"]>[0];

/** Makes the transfer, and keeps its receipt, if a file was named. */
async function carryOut(client: Client, input: Input, path: string | undefined) {
  const file = path === undefined ? null : await createReceipt(path);
  try {
    const answer = await client.workspaces.transfer.mutate(input);
    await file?.write(answer.receipt);
    return answer;
  } catch (error) {
    await file?.discard();
    throw error;
  }
}

type Preview = Outputs["workspaces"]["previewTransfer"];

function tell(preview: Preview): void {
  const { to, joining, roles, teams } = preview;
  printLine(`Would transfer it to ${to.organization.name}: ${amounts(preview)}.`);
  printLine(`Confirm with: ${preview.confirmation}`);
  for (const [who, { people, total }] of [
    ["Lose", preview.loses],
    ["Gain", preview.gains],
  ] as const) {
    printLine(`${who} sight of it: ${total}`);
    for (const { name, email } of people) printLine(`  ${name} <${email}>`);
  }
  if (joining > 0) printLine(`Join the organization: ${joining}`);
  if (roles.length > 0) printLine(`Roles that come along: ${roles.join(", ")}`);
  if (teams.length > 0) printLine(`Teams: ${teams.map(({ name, role }) => `${name} (${role})`).join(", ")}`);
}

function amounts({ moved }: Pick<Preview, "moved">): string {
  return moved.map(({ kind, amount }) => `${kind}: ${amount}`).join(", ");
}
