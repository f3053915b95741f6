import { levelOf, type PermissionName } from "@bailiwick/domain";
import type { Key, KeyPlace } from "./keys.ts";

type Call = { readonly path: string; readonly input: Readonly<Record<string, string>> };

/** A call that a key can make: about its place, else a list that it can read. */
function callOf({ level, reference, blueprint }: ExamplePlace, scopes: readonly PermissionName[]): Call {
  const at = { [level]: reference };
  const about: Call =
    level === "workspace" ? { path: "workspaces.get", input: at } : { path: "organizations.get", input: at };
  if (scopes.includes(`${level}:read`)) return about;
  const kind = blueprint.resourceKinds.find(
    (each) => levelOf(each) === level && scopes.includes(`${each.key}:read` as PermissionName),
  );
  if (kind !== undefined) return { path: "resources.list", input: { ...at, kind: kind.key } };
  const members: PermissionName = level === "workspace" ? "member:read" : "organization_member:read";
  return scopes.includes(members) ? { path: "members.list", input: at } : about;
}

/** What an example says of the place. */
export type ExamplePlace = Pick<KeyPlace, "level" | "reference" | "blueprint">;

/** A call with the key, for a shell. The key comes from the environment, so that it isn't in the shell's history. */
export function exampleOf(place: ExamplePlace, { scopes }: Pick<Key, "scopes">, origin: string): string {
  const { path, input } = callOf(place, scopes);
  return [
    `curl --get '${origin}/api/trpc/${path}' \\`,
    `  --data-urlencode 'input=${JSON.stringify(input)}' \\`,
    `  --header "Authorization: Bearer $BAILIWICK_KEY"`,
  ].join("\n");
}
