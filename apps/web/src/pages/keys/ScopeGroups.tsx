import { canIssueKey, type PermissionName } from "@bailiwick/domain";
import { Button, Group } from "@mantine/core";
import { texts } from "../../texts/index.ts";
import type { KeyPlace } from "./keys.ts";

type Props = {
  readonly place: KeyPlace;
  readonly value: readonly PermissionName[];
  readonly onChange: (scopes: PermissionName[]) => void;
};

/** The blueprint's names for scopes that go together (C21); each chooses all of its own that the issuer can give. */
export function ScopeGroups({ place: { actor, level, blueprint }, value, onChange }: Props) {
  const groups = blueprint.scopeGroups ?? [];
  if (groups.length === 0) return null;
  const now = new Date();
  const gives = (scope: PermissionName) =>
    canIssueKey(actor, level, { name: "Key", scopes: [scope], expiresAt: null }, { now, active: 0 }).allowed;
  return (
    <Group gap={6} mb="xs" role="group" aria-label={texts.keys.groups}>
      {groups.map(({ key, scopes }) => {
        const possible = scopes.filter(gives);
        const chosen = possible.length > 0 && possible.every((scope) => value.includes(scope));
        return (
          <Button
            key={key}
            size="compact-sm"
            variant={chosen ? "filled" : "default"}
            aria-pressed={chosen}
            disabled={possible.length < scopes.length}
            onClick={() =>
              onChange(
                chosen
                  ? value.filter((scope) => !possible.includes(scope))
                  : [...new Set([...value, ...possible])],
              )
            }
          >
            <span className="mono">{key}</span>
          </Button>
        );
      })}
    </Group>
  );
}
