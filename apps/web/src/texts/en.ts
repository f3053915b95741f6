import { access } from "./en/access.ts";
import { account } from "./en/account.ts";
import { audit } from "./en/audit.ts";
import { billing } from "./en/billing.ts";
import { bundles } from "./en/bundles.ts";
import { common } from "./en/common.ts";
import { files } from "./en/files.ts";
import { identity } from "./en/identity.ts";
import { integrations } from "./en/integrations.ts";
import { invitations } from "./en/invitations.ts";
import { keys } from "./en/keys.ts";
import { lifecycle } from "./en/lifecycle.ts";
import { live } from "./en/live.ts";
import { members } from "./en/members.ts";
import { models } from "./en/models.ts";
import { organization } from "./en/organization.ts";
import { pages } from "./en/pages.ts";
import { palette } from "./en/palette.ts";
import { plan } from "./en/plan.ts";
import { platform } from "./en/platform.ts";
import { problems } from "./en/problems.ts";
import { requests } from "./en/requests.ts";
import { resources } from "./en/resources.ts";
import { reviews } from "./en/reviews.ts";
import { roles } from "./en/roles.ts";
import { security } from "./en/security.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { shortcuts } from "./en/shortcuts.ts";
import { sso } from "./en/sso.ts";
import { teams } from "./en/teams.ts";
import { usage } from "./en/usage.ts";
import { workspaces } from "./en/workspaces.ts";

/** The English catalogue: every text of the console except the domain's own sentences. */
export const en = {
  access,
  account,
  audit,
  billing,
  bundles,
  common,
  identity,
  files,
  integrations,
  invitations,
  keys,
  lifecycle,
  live,
  members,
  models,
  organization,
  pages,
  palette,
  plan,
  platform,
  problems,
  requests,
  resources,
  reviews,
  roles,
  security,
  settings,
  shell,
  shortcuts,
  sso,
  teams,
  usage,
  workspaces,
};

/** The shape of every language: the English catalogue's. */
export type Texts = typeof en;
