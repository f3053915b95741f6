import { Command } from "commander";
import { explain as explainAccess } from "./access/explain.ts";
import { deleteAccount } from "./account/delete.ts";
import { endSession } from "./account/end-session.ts";
import { login } from "./account/login.ts";
import { logout } from "./account/logout.ts";
import { rename as renameMyself } from "./account/rename.ts";
import { sessions } from "./account/sessions.ts";
import { list as listAudit } from "./audit/list.ts";
import { verify as verifyAudit } from "./audit/verify.ts";
import { billing } from "./billing/commands.ts";
import { demo } from "./instance/demo.ts";
import { doctor } from "./instance/doctor.ts";
import { platformAdmin } from "./instance/platform-admin.ts";
import { create as createInvitation } from "./invitations/create.ts";
import { list as listInvitations } from "./invitations/list.ts";
import { resend as resendInvitation } from "./invitations/resend.ts";
import { revoke as revokeInvitation } from "./invitations/revoke.ts";
import { keys } from "./keys/commands.ts";
import { connect } from "./machines/connect.ts";
import { add as addMember } from "./members/add.ts";
import { changeRole as changeMemberRole } from "./members/change-role.ts";
import { exportMembers } from "./members/export.ts";
import { list as listMembers } from "./members/list.ts";
import { remove as removeMember } from "./members/remove.ts";
import { addMember as addOrganizationMember } from "./organizations/add-member.ts";
import { list as listOrganizations } from "./organizations/list.ts";
import { members as listOrganizationMembers } from "./organizations/members.ts";
import { change as changePlan } from "./plan/change.ts";
import { show as showPlan } from "./plan/show.ts";
import { policies } from "./policies/commands.ts";
import { quota } from "./quota/commands.ts";
import { verify as verifyReceipt } from "./receipt/verify.ts";
import { resources } from "./resources/commands.ts";
import { roles } from "./roles/commands.ts";
import { list as listSettings } from "./settings/list.ts";
import { set as setSetting } from "./settings/set.ts";
import { teams } from "./teams/commands.ts";
import { create as createWorkspace } from "./workspaces/create.ts";
import { list as listWorkspaces } from "./workspaces/list.ts";

/** The command line: names and commands, readable as a list. */
export function program(): Command {
  const root = new Command("bailiwick")
    .description("Manage workspaces, members and the audit log of a Bailiwick instance.")
    .exitOverride()
    .showHelpAfterError("(see --help)");
  login(root);
  logout(root);
  const account = root.command("account").description("manage your own account");
  renameMyself(account);
  sessions(account);
  endSession(account);
  deleteAccount(account);
  const workspaces = root.command("workspaces").description("list the workspaces you have access to");
  listWorkspaces(workspaces);
  createWorkspace(workspaces);
  const organizations = root.command("organizations").description("manage organizations and their people");
  listOrganizations(organizations);
  listOrganizationMembers(organizations);
  addOrganizationMember(organizations);
  const plan = root.command("plan").description("manage the plan of an organization or standalone workspace");
  showPlan(plan);
  changePlan(plan);
  billing(root);
  const settings = root.command("settings").description("manage a workspace's settings");
  listSettings(settings);
  setSetting(settings);
  const members = root.command("members").description("list or manage a workspace's members");
  listMembers(members);
  addMember(members);
  changeMemberRole(members);
  removeMember(members);
  exportMembers(members);
  const invitations = root
    .command("invitations")
    .description("manage invitations to a workspace or organization");
  listInvitations(invitations);
  createInvitation(invitations);
  resendInvitation(invitations);
  revokeInvitation(invitations);
  keys(root);
  teams(root);
  roles(root);
  resources(root);
  quota(root);
  connect(root);
  policies(root);
  explainAccess(root.command("access").description("explain permissions"));
  const audit = root.command("audit").description("read and verify an audit log");
  listAudit(audit);
  verifyAudit(audit);
  verifyReceipt(root.command("receipt").description("check the receipts of moves"));
  doctor(root);
  platformAdmin(root);
  demo(root);
  return root;
}
