import { router } from "../procedure/trpc.ts";
import { appointOrganizationAdmin } from "./appoint-organization-admin.ts";
import { confirmDeletion } from "./confirm-deletion.ts";
import { createOrganization } from "./create-organization.ts";
import { dismissOrganizationAdmin } from "./dismiss-organization-admin.ts";
import { doctor } from "./doctor.ts";
import { erasePerson } from "./erase-person.ts";
import { instance } from "./instance.ts";
import { issueKey } from "./keys/issue.ts";
import { keys } from "./keys/list.ts";
import { revokeKey } from "./keys/revoke.ts";
import { rotateKey } from "./keys/rotate.ts";
import { liftLimit } from "./lift-limit.ts";
import { liftUserLimit } from "./lift-user-limit.ts";
import { organizations } from "./organizations.ts";
import { outbox } from "./outbox.ts";
import { people } from "./people.ts";
import { reinstatePerson } from "./reinstate-person.ts";
import { rescueWorkspace } from "./rescue-workspace.ts";
import { resetSecondFactor } from "./reset-second-factor.ts";
import { suspendPerson } from "./suspend-person.ts";
import { workspaces } from "./workspaces.ts";

export const platform = router({
  instance,
  doctor,
  organizations,
  workspaces,
  createOrganization,
  appointOrganizationAdmin,
  dismissOrganizationAdmin,
  rescueWorkspace,
  liftLimit,
  confirmDeletion,
  people,
  suspendPerson,
  reinstatePerson,
  resetSecondFactor,
  erasePerson,
  liftUserLimit,
  outbox,
  keys,
  issueKey,
  rotateKey,
  revokeKey,
});
