import { access } from "./access/router.ts";
import { audit } from "./audit/router.ts";
import { instance } from "./instance/router.ts";
import { members } from "./members/router.ts";
import { organizations } from "./organizations/router.ts";
import { platform } from "./platform/router.ts";
import { session } from "./session/router.ts";
import { router } from "./trpc.ts";
import { workspaces } from "./workspaces/router.ts";

/** Every procedure of the product; the tests that walk it fail on one that has no case. */
export const appRouter = router({
  instance,
  session,
  organizations,
  workspaces,
  members,
  access,
  audit,
  platform,
});

export type AppRouter = typeof appRouter;
