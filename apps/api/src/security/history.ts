import { GetSecurityPolicy, SecurityPolicyHistory } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readPolicies, readVersions, versionOf } from "./internal.ts";
import { toRead } from "./needs.ts";

/** The versions of a place's security policy, with who set them and when, newest first. */
export const history = procedure(toRead)
  .input(GetSecurityPolicy)
  .output(SecurityPolicyHistory)
  .query(async ({ ctx }) => {
    const { own } = await readPolicies(ctx);
    return { items: (await readVersions(ctx)).map((row) => versionOf(row, own)) };
  });
