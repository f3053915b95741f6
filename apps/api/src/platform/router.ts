import { router } from "../trpc.ts";
import { changeSlug } from "./change-slug.ts";
import { confirmDeletion } from "./confirm-deletion.ts";
import { liftLimit } from "./lift-limit.ts";
import { organizations } from "./organizations.ts";
import { outbox } from "./outbox.ts";
import { rescueWorkspace } from "./rescue-workspace.ts";
import { restoreOrganization } from "./restore-organization.ts";
import { restoreWorkspace } from "./restore-workspace.ts";
import { workspaces } from "./workspaces.ts";

export const platform = router({
  organizations,
  workspaces,
  restoreWorkspace,
  changeSlug,
  rescueWorkspace,
  liftLimit,
  confirmDeletion,
  restoreOrganization,
  outbox,
});
