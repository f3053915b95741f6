import { Command } from "commander";
import { login } from "./account/login.ts";
import { logout } from "./account/logout.ts";
import { list as listAudit } from "./audit/list.ts";
import { verify as verifyAudit } from "./audit/verify.ts";
import { doctor } from "./instance/doctor.ts";
import { add as addMember } from "./members/add.ts";
import { list as listMembers } from "./members/list.ts";
import { create as createWorkspace } from "./workspaces/create.ts";
import { list as listWorkspaces } from "./workspaces/list.ts";

/** The command line: names and commands, readable as a list. */
export function program(): Command {
  const root = new Command("bailiwick")
    .description("Workspaces, members and the audit log of a Bailiwick instance.")
    .exitOverride()
    .showHelpAfterError("(--help tells how)");
  login(root);
  logout(root);
  const workspaces = root.command("workspaces").description("the workspaces that you can enter");
  listWorkspaces(workspaces);
  createWorkspace(workspaces);
  const members = root.command("members").description("the members of a workspace");
  listMembers(members);
  addMember(members);
  const audit = root.command("audit").description("the audit log of a workspace or an organization");
  listAudit(audit);
  verifyAudit(audit);
  doctor(root);
  return root;
}
