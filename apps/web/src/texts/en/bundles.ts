import { listed } from "../listed.ts";
import { plural } from "../plural.ts";

/** Exporting a workspace as one file, and importing it. */
export const bundles = {
  exportTitle: "Export workspace",
  exportDescription:
    "Download everything in it as one signed file, without its secrets, to import it on this or another instance.",
  export: "Export workspace",
  exporting: "The file is being written.",
  exported: (name: string) => `${name} exported.`,

  logTitle: "Before the import",
  logDescription: (instance: string) =>
    `What happened at ${instance}, as it was recorded there. It is not part of the log above.`,

  importTitle: "Import a workspace",
  importDescription: "From a file that an instance exported.",
  importLink: "Import workspace",
  file: "File",
  fileHint: "A bundle: it ends in “.bundle”.",
  choose: "Choose a file",
  reading: "The file is being read.",
  none: "Choose a file to see what is in it.",
  where: "Where to",
  alone: "As a standalone workspace",
  into: (name: string) => `Into ${name}`,
  nowhere: "You can't create workspaces of this kind in any organization.",
  name: "Name here",
  slug: "Slug here",
  submit: "Import workspace",
  imported: (name: string) => `${name} imported.`,
  earlier: (name: string) => `This file was imported already, as ${name}. Nothing would change.`,
  from: (instance: string) => `From ${instance}.`,
  comes: (things: readonly string[]) => `Comes along: ${listed("en", things)}.`,
  resources: (amount: number) => plural(amount, "resource", "resources"),
  records: (amount: number) => plural(amount, "record", "records"),
  entries: (amount: number) => plural(amount, "entry of the audit log", "entries of the audit log"),
  matched: (people: readonly string[]) => `Added, and told by email: ${listed("en", people)}.`,
  invited: (people: readonly string[]) => `Invited by email: ${listed("en", people)}.`,
  roles: (names: readonly string[]) => `Roles that are created: ${listed("en", names)}.`,
  teams: (names: readonly string[]) => `Teams that are created: ${listed("en", names)}.`,
};
