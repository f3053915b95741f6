import { Select, Text } from "@mantine/core";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { phraseIn } from "../access/phrases.ts";
import type { RoleForm } from "./useRoleForm.ts";

const t = texts.roles;

type Props = {
  readonly editor: RoleForm;
  /** The key of the copied role; null for none. */
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
};

/** Copies another role's permissions at the same level, as far as the author can assign them; the rest is named. */
export function StartFrom({ editor, value, onChange }: Props) {
  const { blueprint, roles } = useTenant();
  const { level } = editor.draft;
  const others = roles.items.filter((role) => role.level === level);
  const chosen = others.find(({ key }) => key === value);
  const leftOut = chosen === undefined ? [] : editor.leftOut(chosen);
  return (
    <div>
      <Select
        label={t.startFrom}
        description={t.startFromHint}
        placeholder={t.startFromNothing}
        data={others.map(({ key, name }) => ({ value: key, label: name }))}
        value={chosen?.key ?? null}
        onChange={(key) => {
          onChange(key);
          editor.startFrom(others.find((role) => role.key === key) ?? null);
        }}
        clearable
      />
      {chosen !== undefined && leftOut.length > 0 && (
        <Text size="sm" mt="xs" role="status">
          {t.leftOut(
            chosen.name,
            leftOut.map((name) => phraseIn(blueprint, name)),
          )}
        </Text>
      )}
    </div>
  );
}
