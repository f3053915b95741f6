import { account } from "./en/account.ts";
import { audit } from "./en/audit.ts";
import { common } from "./en/common.ts";
import { identity } from "./en/identity.ts";
import { lifecycle } from "./en/lifecycle.ts";
import { members } from "./en/members.ts";
import { organization } from "./en/organization.ts";
import { platform } from "./en/platform.ts";
import { problems } from "./en/problems.ts";
import { roles } from "./en/roles.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { workspaces } from "./en/workspaces.ts";

/** The English catalogue: every text of the console that is not the domain's own sentence. */
export const en = {
  account,
  audit,
  common,
  identity,
  lifecycle,
  members,
  organization,
  platform,
  problems,
  roles,
  settings,
  shell,
  workspaces,
};
