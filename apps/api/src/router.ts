import { access } from "./access/router.ts";
import { account } from "./account/router.ts";
import { audit } from "./audit/router.ts";
import { billing } from "./billing/router.ts";
import { bundles } from "./bundles/router.ts";
import { configuration } from "./configuration/router.ts";
import { connections } from "./connections/router.ts";
import { directory } from "./directory/router.ts";
import { domains } from "./domains/router.ts";
import { events } from "./events/router.ts";
import { instance } from "./instance/router.ts";
import { invitations } from "./invitations/router.ts";
import { keys } from "./keys/router.ts";
import { live } from "./live/router.ts";
import { machines } from "./machines/router.ts";
import { members } from "./members/router.ts";
import { models } from "./models/router.ts";
import { organizations } from "./organizations/router.ts";
import { platform } from "./platform/router.ts";
import { router } from "./procedure/trpc.ts";
import { quotas } from "./quotas/router.ts";
import { requests } from "./requests/router.ts";
import { resources } from "./resources/router.ts";
import { accessReviews } from "./reviews/router.ts";
import { roles } from "./roles/router.ts";
import { runs } from "./runs/router.ts";
import { securityPolicies } from "./security/router.ts";
import { session } from "./session/router.ts";
import { settings } from "./settings/router.ts";
import { storage } from "./storage/router.ts";
import { teamGrants } from "./team-grants/router.ts";
import { teams } from "./teams/router.ts";
import { tokens } from "./tokens/router.ts";
import { usage } from "./usage/router.ts";
import { webhooks } from "./webhooks/router.ts";
import { workspaces } from "./workspaces/router.ts";

/** Every procedure of the product; the tests that walk it fail on one without a case. */
export const appRouter = router({
  instance,
  session,
  account,
  organizations,
  workspaces,
  settings,
  configuration,
  bundles,
  securityPolicies,
  members,
  teamGrants,
  teams,
  roles,
  invitations,
  keys,
  tokens,
  access,
  requests,
  accessReviews,
  resources,
  runs,
  quotas,
  usage,
  billing,
  machines,
  storage,
  webhooks,
  domains,
  connections,
  directory,
  events,
  models,
  audit,
  platform,
  live,
});

export type AppRouter = typeof appRouter;
