import { openAsBlob } from "node:fs";
import type { Outputs } from "@bailiwick/client";
import { UploadedBundle } from "@bailiwick/contracts";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";
import { answered } from "./answer.ts";
import { examine } from "./file.ts";

type Options = {
  readonly organization?: string;
  readonly name?: string;
  readonly slug?: string;
  readonly plan?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};
type Imported = Outputs["bundles"]["import"];

/** `bailiwick bundle import`: imports a bundle as a workspace of an organization, or as a standalone one. */
export function importBundle(bundles: Command): void {
  bundles
    .command("import <file>")
    .description("import a bundle as a workspace, all of it or nothing")
    .option(
      "-o, --organization <ref>",
      "into this organization, by its slug or id; without it, as a standalone workspace",
    )
    .option("--name <name>", "its name here; by default the one in the bundle")
    .option("--slug <slug>", "its slug here; by default the one in the bundle")
    .option("--plan <key>", "the plan of a standalone workspace")
    .option("--dry-run", "only show what would be imported, and who would be added and invited")
    .option("--json", "print JSON")
    .action(async (file: string, { organization, name, slug, plan, dryRun, json }: Options) => {
      if (organization !== undefined && plan !== undefined)
        throw new Failure("An organization has its plan already. Leave out --plan.", { usage: true });
      const client = await asPerson();
      // What is not whole is not sent.
      await examine(file);
      const { url, token } = await client.bundles.upload.query({});
      const sent = await fetch(url, {
        method: "PUT",
        headers: { authorization: `Bearer ${token}` },
        body: await openAsBlob(file),
      });
      const { bundle } = UploadedBundle.parse(await (await answered(sent)).json());
      const called = { bundle, name, slug };
      const { preview, previewStandalone, import: importInto, importStandalone } = client.bundles;
      const run = dryRun
        ? { into: preview, alone: previewStandalone }
        : { into: importInto, alone: importStandalone };
      const done =
        organization === undefined
          ? await run.alone.mutate({ ...called, plan })
          : await run.into.mutate({ ...called, organization });
      if (json) return printJson(done);
      tell(done, dryRun === true);
    });
}

function tell(
  { isNew, workspace, organization, amounts, matched, invited, roles, teams }: Imported,
  isDry: boolean,
) {
  const { name, slug } = workspace;
  if (!isNew) return printLine(`This bundle was imported already, as ${name} (${slug}). Nothing changed.`);
  printLine(`${isDry ? "Would import" : "Imported"} ${name} into ${organization.name} as ${slug}.`);
  printLine(amounts.map(({ part, amount }) => `${part}: ${amount}`).join(", "));
  for (const { email, role } of matched) printLine(`Added: ${email}${role ? ` (${role})` : ""}`);
  for (const { email, role } of invited) printLine(`Invited: ${email} (${role})`);
  if (roles.length > 0) printLine(`Roles: ${roles.join(", ")}`);
  if (teams.length > 0) printLine(`Teams: ${teams.join(", ")}`);
}
