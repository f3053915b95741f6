import { AccountDeletion } from "@bailiwick/contracts";
import { canDeleteAccount } from "@bailiwick/domain";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";
import { accountTies, tiesOf } from "./internal.ts";

type Holdings = {
  workspaces: number;
  organizations: number;
  teams: number;
  sessions: number;
  private: string[];
};

/** What deleting the signed-in person's account would end, and what stands in its way. */
export const deletion = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(AccountDeletion)
  .query(async ({ ctx }) => {
    const [ties, [held]] = await Promise.all([
      tiesOf(ctx),
      ctx.sql<Holdings>("SELECT * FROM authz.my_holdings()"),
    ]);
    if (held === undefined) throw new Error("authz.my_holdings answered nothing");
    const { workspaces, organizations, teams, sessions, private: privateWorkspaces } = held;
    const decision = canDeleteAccount(accountTies(ctx.person, ties));
    return {
      ties: ties.map((tie) => ({
        workspace:
          tie.workspace_id === null ? null : { id: tie.workspace_id, name: tie.workspace_name ?? "" },
        organization: {
          id: tie.org_id,
          slug: tie.org_slug,
          name: tie.org_name,
          blueprint: tie.blueprint,
          state: tie.org_state,
        },
      })),
      workspaces,
      organizations,
      teams,
      sessions,
      privateWorkspaces,
      refusal: decision.allowed
        ? null
        : {
            code: decision.code,
            reason: decision.reason,
            params: decision.params,
            message: decision.message,
          },
    };
  });
