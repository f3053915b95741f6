import type { Blueprint } from "@bailiwick/domain";
import { may, type Operation, seen } from "./operation.ts";

/** What the rows of each kind check: every permission that the blueprint's kinds declare, in any state. */
export function asksOfKinds({ resourceKinds }: Blueprint): Operation[] {
  return resourceKinds.flatMap(({ key, verbs }) =>
    Object.keys(verbs).map((verb): Operation => {
      const permission = `${key}:${verb}` as const;
      return {
        title: `ask for ${permission}`,
        permission,
        attempt: (tenant) =>
          seen(tenant, "SELECT WHERE authz.has($1) AND authz.has_any($1, 'platform:read')", [permission]),
        expected: may(permission),
      };
    }),
  );
}
