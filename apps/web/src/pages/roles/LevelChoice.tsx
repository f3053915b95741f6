import { canCompose, neededIn, type RoleLevel } from "@bailiwick/domain";
import { Radio, Stack } from "@mantine/core";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import type { RoleForm } from "./useRoleForm.ts";

const t = texts.roles;
const levels: readonly RoleLevel[] = ["organization", "workspace"];

type Props = { readonly editor: RoleForm; readonly onChange: (level: RoleLevel) => void };

/** The level of a new role; a level at which the author can't create any role says so. */
export function LevelChoice({ editor: { draft, reach }, onChange }: Props) {
  const { actor } = useTenant();
  return (
    <Radio.Group label={t.levelLabel} value={draft.level} onChange={(level) => onChange(level as RoleLevel)}>
      <Stack gap="sm" mt={6}>
        {levels.map((level) => {
          const decision = canCompose(actor, level, neededIn[level], reach);
          return (
            <Radio
              key={level}
              value={level}
              label={t.levels[level]}
              description={decision.allowed ? t.levelOptions[level] : sentenceOf(decision)}
              disabled={!decision.allowed}
            />
          );
        })}
      </Stack>
    </Radio.Group>
  );
}
